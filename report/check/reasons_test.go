package check

import (
	"slices"
	"strings"
	"testing"

	"juesuan/report"
	"juesuan/store"
	"juesuan/store/storetest"
)

// unexplained are the numbers that P10 says have no reason.
func unexplained(t *testing.T, in Input) []string {
	t.Helper()
	var out []string
	for _, f := range Run(load(t), in, Options{}).By("P10") {
		if strings.Contains(f.Message, "没有写原因") {
			for _, p := range f.Places {
				out = append(out, p.Section+" "+p.Printed)
			}
		}
	}
	return out
}

// TestLargeChangesWithoutAReason: a reason that nobody entered, and one that
// was left out with its sentence, are missed where the change is large only.
func TestLargeChangesWithoutAReason(t *testing.T) {
	without := func(place string) Input {
		y := storetest.Sample()
		y.Texts = slices.DeleteFunc(y.Texts, func(x store.Text) bool { return x.Place == place })
		return input(t, y, nil)
	}
	for name, c := range map[string]struct {
		in   Input
		want []string
	}{
		"all there":      {sample(t), nil},
		"blank":          {without("原因/五（三）/2010301"), []string{"五 120.66%"}},
		"blank, 三公":      {without("原因/九（二）/3"), []string{"九 0.00%"}},
		"a small change": {without("原因/五（三）/2210201"), nil},
	} {
		if got := unexplained(t, c.in); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	s := &spoiler{TB: t, in: sample(t)}
	p, i := s.run("五", report.CompletionFigure, "预算/2010301/决算数")
	p.Runs = p.Runs[:i+1]
	if got := unexplained(t, s.in); !slices.Equal(got, []string{"五 120.66%"}) {
		t.Errorf("no sentence: %q", got)
	}
	p.Runs = append(p.Runs, report.Run{Text: "。这是由于人员增加三名。"})
	if got := unexplained(t, s.in); got != nil {
		t.Errorf("in other words: %q", got)
	}
}

// TestSpecificReasons: a reason that names something is one, whatever phrase
// comes with it; one that says nothing is none, in whatever words.
func TestSpecificReasons(t *testing.T) {
	more := "[sets]\n\"套话\" = [\"统筹考虑\"]\n"
	for text, want := range map[string]bool{
		"因工作需要新购置执法船一艘": false, "按照要求新建的第二实验小学竣工": false, "厉行节约规定，取消了因公出国团组": false, "工资、社保等正常增长": false, "根据实际情况增加2人": false,
		"根据工作实际情况及财政工作安排": true, "严格执行财政支出，厉行节约": true, "正常增减": true, "受多种因素影响": true, "无": true, "—": true, "（说明原因）": true, "：见附件": true, "增减变动": true, "按规定执行": true, "详见附件3": false, "。": true, "统筹考虑": true,
		"同上": true, "不适用": true, "1": true, "其他原因": true, "经费减少": true, "收入减少": true, "支出减少所致": true, "预算减少": true, "因减少而减少": true, "退休人员减少": false, "减少5%": false,
	} {
		y := storetest.Sample()
		for i := range y.Texts {
			if strings.HasPrefix(y.Texts[i].Place, "原因/") {
				y.Texts[i].Text = "新建的第二实验小学竣工"
			}
			if y.Texts[i].Place == "原因/五（三）/2010301" {
				y.Texts[i].Text = text
			}
		}
		rules, err := Load(ruleFile(t, more))
		if err != nil {
			t.Fatal(err)
		}
		if got := len(Run(rules, input(t, y, nil), Options{}).By("P10")) > 0; got != want {
			t.Errorf("%s: a finding is %v", text, got)
		}
	}
}

// TestARemovedReason: where the form asks why, a rewritten section without its
// reason is told; in the document of others only where one is announced.
func TestARemovedReason(t *testing.T) {
	rules := load(t)
	for _, c := range []struct {
		section, fact string
		kind          report.FigureKind
		rest          string // of the paragraph behind the number
		own, others   int
	}{
		{"一", "01/收入总计", report.GrowthFigure, "。", 1, 0},
		{"一", "01/收入总计", report.GrowthFigure, "。主要原因是。", 1, 1},
		{"一", "01/收入总计", report.GrowthFigure, "。这是由于一个项目完工。", 0, 0},
		{"四", "04/收入总计", report.GrowthFigure, "。", 1, 0},
		{"九", "09/决算数/合计", report.CompletionFigure, "。决算数与预算数存在差异。", 1, 0},
		{"十", "机关运行经费/决算数", report.CompletionFigure, "。决算数与年初预算数存在差异的主要原因为：。", 1, 1},
	} {
		for _, others := range []bool{false, true} {
			s := &spoiler{TB: t, in: sample(t)}
			s.in.PrintedOnly = others
			p, i := s.run(c.section, c.kind, c.fact)
			p.Runs = append(p.Runs[:i+1:i+1], report.Run{Text: c.rest})
			got, want := 0, c.own
			if others {
				want = c.others
			}
			for _, f := range Run(rules, s.in, Options{}).By("P10") {
				if strings.Contains(f.Message, "没有写原因") {
					got += len(f.Places)
				}
			}
			if got != want {
				t.Errorf("%s “%s”, of others %v: %d numbers have no reason, want %d", c.section, c.rest, others, got, want)
			}
		}
	}
	y, prior := storetest.Invented()
	for pack := range packs {
		if got := unexplained(t, inputIn(t, pack, "", y, prior)); len(got) > 0 {
			t.Errorf("%s: told of all reasons: %q", pack, got)
		}
	}
}

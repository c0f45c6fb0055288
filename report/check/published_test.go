package check

import (
	"slices"
	"strings"
	"testing"

	"juesuan/report"
	"juesuan/store/storetest"
)

// TestErrorsOfThePublishedDocument plants what the example department really
// published, one error at a time, and wants it found with and without the
// ledger.
func TestErrorsOfThePublishedDocument(t *testing.T) {
	rules := load(t)
	for _, c := range []struct {
		name, rule, place string
		severity          Severity
		spoil             func(*spoiler)
	}{
		{"E01 digits transposed in 五（三）", "C08", "文字/五/", Error, func(s *spoiler) { s.amount("五", "预算/2150517/决算数", "350.42") }},
		{"E03 the budget of an item is missing", "C09", "文字/五/", Error, func(s *spoiler) {
			s.amount("五", "预算/合计/年初预算数", "159.38")
			s.write("五", report.CompletionFigure, "预算/合计/决算数", "262.77%")
		}},
		{"E04 a stray number in table 09", "A21", "09/预算数/公务用车", Error, func(s *spoiler) { s.set("09/预算数/公务用车", "1.00") }},
		{"E04 the same as 因公出国", "A20", "09/预算数/因公出国", Error, func(s *spoiler) { s.set("09/预算数/因公出国", "4.00") }},
		{"E05 a share moved for the sum", "P04", "文字/五/", Balanced, func(*spoiler) {}},
		{"E06 预算调整率", "Q06", "自评/预算调整率", Error, func(s *spoiler) { s.actual("预算调整率", "20%") }},
		{"E07 “三公经费”控制率", "Q07", "自评/“三公经费”控制率", Error, func(s *spoiler) { s.actual("“三公经费”控制率", "85%") }},
		{"E08 an attachment that is not there", "C30", "十三", Error, func(s *spoiler) {
			s.replace("十三", "部门整体支出自评表", "部分预算项目支出自评表")
		}},
		{"E09 a subject's name, which the catalogue knows as an alias", "A23", "03/20103/", Warning, func(s *spoiler) { s.name("03", "20103", "政府办公厅（室）及机关机构事务") }},
		{"E10 a row's name", "A31", "04/国有资本经营预算财政拨款", Error, func(s *spoiler) {
			s.in.Book.Table("04").Rows[2].Cells[0].Text = "三、国有资本经营财政拨款"
		}},
		{"U01 a completion of nothing", "P05", "文字/九/", Error, func(s *spoiler) {
			s.ratio("九", "09/预算数/因公出国", "0.00%", report.CompletionFigure, "09/决算数/因公出国", "09/预算数/因公出国")
		}},
		{"U02 a difference of equal amounts", "C13", "文字/九/", Error, func(s *spoiler) {
			s.replace("九", "，决算数与全年预算数持平。", "。决算数与全年预算数存在差异的主要原因是厉行节约。")
		}},
		{"U03 a share of nothing", "P05", "文字/九/", Error, func(s *spoiler) {
			s.ratio("九", "09/决算数/公务接待", "0.00%", report.ShareFigure, "09/决算数/公务接待", "09/决算数/合计")
		}},
		{"U05 a share of no contracts", "P05", "文字/十一/", Error, func(s *spoiler) {
			s.ratio("十一", "政府采购/授予小微企业", "0.00%", report.ShareFigure, "政府采购/授予小微企业", "政府采购/授予中小企业")
		}},
		{"U06 a rate of nothing", "Q01", "自评/单位资金/执行率", Warning, func(s *spoiler) { s.rate("单位资金", "0.00%") }},
		{"W01 old money without an opening carryover", "C34", "01/年初结转和结余", Warning, func(*spoiler) {}},
		{"W07 projects that nobody assessed", "C36", "03/合计/项目支出", Warning, func(*spoiler) {}},
		{"W08 praise of no projects", "C36", "文字/十三/", Warning, func(*spoiler) {}},
		{"W10 年初预算 for 全年预算", "C35", "文字/九/", Warning, func(s *spoiler) { s.replace("九", "全年预算为", "年初预算为") }},
	} {
		for form, make := range forms {
			t.Run(c.name+", "+form, func(t *testing.T) {
				s := &spoiler{TB: t, in: make(t, report.DefaultPack, storetest.Sample(), nil).Input}
				c.spoil(s)
				res := Run(rules, s.in, Options{})
				for _, f := range res.By(c.rule) {
					if f.Severity == c.severity && slices.ContainsFunc(f.Places, func(p Place) bool {
						return strings.Contains(p.Addr, c.place) || p.Section == c.place
					}) {
						return
					}
				}
				t.Errorf("%s ended as %s: %+v", c.rule, res.Outcome(c.rule), res.By(c.rule))
			})
		}
	}
}

// TestConsequenceIsFolded (E02): the items' sum that misses its total because
// of one wrong item is told under that item and not a second time.
func TestConsequenceIsFolded(t *testing.T) {
	s := &spoiler{TB: t, in: sample(t)}
	s.amount("五", "预算/2150517/决算数", "350.42")
	res := Run(load(t), s.in, Options{})
	want(t, res, Error, "C08")
	for _, f := range res.Of(Error) {
		if f.Cause != "数字前后颠倒（350.42 与 305.42）" || f.Difference != "45.00" {
			t.Errorf("cause %q, difference %s", f.Cause, f.Difference)
		}
		if i := slices.IndexFunc(f.Consequences, func(c Finding) bool { return c.Rule == "C10" }); i < 0 || f.Consequences[i].Difference != "44.99" {
			t.Errorf("consequences: %+v", f.Consequences)
		}
	}
}

// TestPrintedTailsAreTails: each tail of the published document is a tail,
// told once a code with every table it is in, whether the ledger is known or
// only what is printed.
func TestPrintedTailsAreTails(t *testing.T) {
	for form, make := range forms {
		in := make(t, report.DefaultPack, storetest.Sample(), nil).Input
		res := Run(load(t), in, Options{})
		want(t, res, Error)
		tails := res.Of(Tail)
		for _, c := range []struct {
			name, rule, printed, expected string
			places                        []string
		}{
			{"children of 20103 in 02, 03 and 05", "A07", "96.98", "96.97", []string{"02/20103/本年收入合计", "03/20103/本年支出合计", "05/20103/小计", "02/2010301/本年收入合计", "02/2010350/本年收入合计"}},
			{"nine items of 302", "A17", "10.21", "10.20", []string{"06/302/决算数", "06/30201/决算数"}},
			{"the items of 五（三）", "C10", "418.81", "418.80", []string{"文字/五/"}},
		} {
			i := slices.IndexFunc(tails, func(f Finding) bool { return f.Rule == c.rule && f.Printed == c.printed && f.Expected == c.expected })
			if i < 0 {
				t.Errorf("%s: %s is not a tail of %s", form, c.name, c.rule)
				continue
			}
			for _, addr := range c.places {
				if !slices.ContainsFunc(tails[i].Places, func(p Place) bool { return strings.HasPrefix(p.Addr, addr) }) {
					t.Errorf("%s: %s does not name %s", form, c.name, addr)
				}
			}
			if tails[i].Cause != "" || !strings.Contains(tails[i].Message, "尾差") {
				t.Errorf("%s: %s says %s %s", form, c.name, tails[i].Message, tails[i].Cause)
			}
		}
		if len(tails) != 3 {
			t.Errorf("%s: %d groups of tails, want 3: %+v", form, len(tails), tails)
		}
		for _, id := range []string{"A09", "A16"} {
			if res.Outcome(id) != OnlyTails {
				t.Errorf("%s: %s ended as %s", form, id, res.Outcome(id))
			}
		}
	}
}

// TestBudgetWithoutANote: where no note says which budget table 09 has, a
// sentence may call it either.
func TestBudgetWithoutANote(t *testing.T) {
	s := &spoiler{TB: t, in: sample(t)}
	s.replace("九", "全年预算为", "年初预算为")
	s.in.Book.Table("09").Notes = nil
	for _, b := range s.in.Document.Blocks {
		if t, ok := b.(*report.TableBlock); ok {
			t.Table.Notes = nil
		}
	}
	if list := Run(load(t), s.in, Options{}).By("C35"); len(list) > 0 {
		t.Errorf("%+v", list)
	}
}

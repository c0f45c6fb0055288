package audit

import (
	"slices"
	"strings"

	"juesuan/report"
	"juesuan/report/check"
)

// last are the last topics of a disclosure's explanation in their usual order,
// with words of their headings, the pages that their figures are of and the
// rules that want something of them. What places put elsewhere is after “三公”
// still.
var last = []struct {
	words, pages, rules []string
}{
	{[]string{"三公"}, []string{"09/", "三公数量/"}, []string{"D06", "D07", "D08"}},
	{[]string{"机关运行"}, []string{"机关运行经费/"}, []string{"D09"}},
	{[]string{"政府采购"}, []string{"政府采购/"}, []string{"D10"}},
	{[]string{"国有资产", "绩效"}, []string{"车辆/", "设备/", "项目自评/", "自评/"}, []string{"D11"}},
}

// doubtCut takes back that sections lack something where the document breaks off
// before them, or begins behind them: a part of the explanation is no less right
// for the rest of it standing elsewhere.
func (r *Report) doubtCut() {
	const why = "情况说明没有到这一节，后面的内容可能另在别处"
	if r.beginsLate() {
		r.takeBack("D12", "文件从中间开始，前面的内容可能另在别处", func(f *check.Finding) bool {
			return f.Expected == "部门职责" || f.Expected == "机构设置"
		})
		r.takeBack("D13", "文件从中间开始，前面的内容可能另在别处", func(f *check.Finding) bool {
			return strings.Trim(f.Expected, "第部分、（）") == "一"
		})
	}
	if r.ends() {
		return
	}
	reached := r.reached()
	if reached == len(last)-1 {
		return
	}
	for _, topic := range last[max(0, reached):] {
		for _, rule := range topic.rules {
			r.takeBack(rule, why, func(*check.Finding) bool { return true })
		}
	}
	r.takeBack("D12", why, func(f *check.Finding) bool { return f.Expected == "名词解释" })
}

// beginsLate reports whether the document's first heading is not the first of
// its kind: 第二部分, 六、.
func (r *Report) beginsLate() bool {
	for _, b := range r.read.Document.Blocks {
		h, ok := b.(*report.Heading)
		if !ok {
			continue
		}
		number := strings.Trim(reHeadingNumber.FindString(h.Text), "第部分、.．（）() ")
		return number != "" && number != "一" && number != "1"
	}
	return false
}

// ends reports whether something shows that the explanation is all there: the
// terms come after it, or the tables do.
func (r *Report) ends() bool {
	nine, told := 0, false // tables behind the last claims
	for _, b := range r.read.Document.Blocks {
		switch b := b.(type) {
		case *report.Heading:
			if slices.ContainsFunc(outlines["名词解释"], func(w string) bool { return strings.Contains(b.Text, w) }) {
				return true
			}
		case *report.Paragraph:
			if slices.ContainsFunc(b.Runs, func(x report.Run) bool { return x.Figure != nil && x.Figure.Kind != report.YearFigure }) {
				nine, told = 0, true
			}
		case *report.TableBlock:
			if isNine(b.Table.ID) {
				nine++
			}
		}
	}
	return told && nine >= fewTables
}

// reached is the last of the last topics that the document speaks of, or -1.
func (r *Report) reached() int {
	out := -1
	for _, b := range r.read.Document.Blocks {
		for i := range last {
			if i > out && speaksOf(b, last[i].words, last[i].pages) {
				out = i
			}
		}
	}
	return out
}

// speaksOf reports whether a heading has one of the words or a paragraph's figure
// is of one of the pages.
func speaksOf(b report.Block, words, pages []string) bool {
	switch b := b.(type) {
	case *report.Heading:
		return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(b.Text, w) })
	case *report.Paragraph:
		return slices.ContainsFunc(b.Runs, func(x report.Run) bool {
			return x.Figure != nil && len(x.Figure.Facts) > 0 && slices.ContainsFunc(pages, func(p string) bool { return strings.HasPrefix(x.Figure.Facts[0], p) })
		})
	}
	return false
}

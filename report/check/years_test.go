package check

import (
	"slices"
	"testing"

	"juesuan/report"
)

// TestASentenceOfAnotherYear: what a sentence tells as of a year, or of one, is
// told of the document's; comparisons and reasons may name the year before.
func TestASentenceOfAnotherYear(t *testing.T) {
	rules := load(t)
	for text, want := range map[string]int{
		"截至2021年12月31日，我部门共有车辆0辆。": 1, "2021年期末，部门开支财政拨款的公务用车保有量为0辆。": 1, "2021年度没有政府性基金预算财政拨款支出。": 1,
		"2021年度部门整体支出自评表详见“第五部分附件”。": 1, "2023年度部门整体支出自评表详见“第五部分附件”。": 1, "2020年末，我部门共有车辆0辆。": 1,
		"我部门2021年度没有政府性基金收入，也没有使用政府性基金安排的支出。": 1, "对2021年度区级预算项目支出进行全面自评，涵盖项目0个。": 1, "2021年共接待国内来访团组0个。": 1,
		"我部门2022年度没有政府性基金收入。": 0, "2022年，我部门组织对2021年度项目支出开展绩效自评。": 0, "根据2021年印发的办法开展自评。": 0,
		"截至2022年12月31日，我部门共有车辆0辆。": 0, "与2021年期末相比，车辆减少1辆。": 0, "2021年末结转和结余1.00万元。": 0, "2021年没有该项目，2022年新增。": 0,
		"2021年无预算，因项目下达较晚。": 0, "2021年，我部门迁入新址。": 0,
	} {
		for _, entry := range []string{"", "文字/评价%2F十三%2F1/内容"} {
			s := &spoiler{TB: t, in: sample(t)}
			s.in.Document.Blocks = append(s.in.Document.Blocks, &report.Paragraph{Section: "十三", Runs: []report.Run{{Text: text, Entry: entry}}})
			if got := len(Run(rules, s.in, Options{}).By("C33")); got != want {
				t.Errorf("%s (%s): %d findings, want %d", text, entry, got, want)
			}
		}
	}
}

// TestTheDayOfAssets: what an office has is told as of the year's last day.
func TestTheDayOfAssets(t *testing.T) {
	rules := load(t)
	for text, want := range map[string]int{
		"截至2022年12月31日，我部门共有车辆0辆。": 0, "截至2022年6月30日，我部门共有车辆0辆。": 1, "截至2023年12月31日，我部门共有车辆0辆。": 1, "截至2021年6月30日，设备已报废。": 1,
		"截至2022年6月30日，机构改革到位。": 0,
	} {
		s := &spoiler{TB: t, in: sample(t)}
		s.add("十二", text)
		list := Run(rules, s.in, Options{}).By("C33")
		if len(list) != want || want == 1 && list[0].Expected != "2022年12月31日" && list[0].Expected != "2022" {
			t.Errorf("%s: %+v, want %d", text, list, want)
		}
	}
}

// TestTheYearComparedWith: a section that compares its total with no other year
// than one long gone has the wrong one.
func TestTheYearComparedWith(t *testing.T) {
	rules := load(t)
	for text, want := range map[string]int{
		"与2020年度相比，收、支总计各减少211.38万元。": 1, "与2021年度相比，收、支总计各减少211.38万元。": 0, "与上年度相比减少211.38万元，与2020年度相比增加3.00万元。": 0,
	} {
		s := &spoiler{TB: t, in: sample(t)}
		s.drop(func(b report.Block) bool { p, ok := b.(*report.Paragraph); return ok && p.Section == "一" })
		s.add("一", text)
		if list := Run(rules, s.in, Options{}).By("C33"); len(list) != want {
			t.Errorf("%s: %+v, want %d", text, list, want)
		}
	}
}

// TestTheDayOfPublication: a cover may tell when the document was published.
func TestTheDayOfPublication(t *testing.T) {
	rules := load(t)
	for line, want := range map[string]int{"公开日期：2023年9月26日": 0, "2023年 9月": 0, "2023年度部门决算": 1, "公开2023年9月26日，2021年度": 1} {
		s := &spoiler{TB: t, in: sample(t)}
		cover := *s.in.Document.Blocks[0].(*report.Cover)
		cover.Lines = append(slices.Clone(cover.Lines), line)
		s.in.Document.Blocks[0] = &cover
		if got := len(Run(rules, s.in, Options{}).By("C33")); got != want {
			t.Errorf("%s: %d findings, want %d", line, got, want)
		}
	}
}

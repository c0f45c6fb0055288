package check

import (
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

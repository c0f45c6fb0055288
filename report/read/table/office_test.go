package table

import (
	"strings"
	"testing"

	"juesuan/report/read/raw"
)

// TestOffice: the department is named by the title, or above it, or by the
// first heading; a year is none.
func TestOffice(t *testing.T) {
	for text, want := range map[string]string{
		"云溪县文化馆2023年度部门决算":                "云溪县文化馆",
		"2023年度云溪县文化馆部门决算公开":              "云溪县文化馆",
		"教育局2023年度部门决算":                   "教育局",
		"云溪县/文化馆/2023 年度部门决算":             "云溪县文化馆",
		"2023年度部门决算/第一部分 云溪县文化馆概况":        "云溪县文化馆",
		"2023年度部门决算/第一部分 云溪县文化馆单位基本概况":    "云溪县文化馆",
		"2023年度部门决算/第一部分 部门概况/第二部分 部门决算表": "",
		"2023年度部门决算/第一部分 单位基本概况":          "",
		"2023年度部门决算":                      "",
		"公开日期：2024年9月26日/云溪县/2023年度部门决算":  "云溪县",
		"云溪县人民政府/柳林街道办事处 2023/年度部门决算":     "云溪县人民政府柳林街道办事处",
		"第二部分 2023年度部门决算":                 "",
	} {
		f := &found{}
		for line := range strings.SplitSeq(text, "/") {
			f.lines = append(f.lines, &raw.Line{Text: line})
		}
		if got := f.office(); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

package xlsx

import (
	"slices"
	"strings"
	"testing"

	"juesuan/report"
)

func TestSheetNames(t *testing.T) {
	var tables []*report.Table
	for _, t := range []struct{ label, title string }{
		{"公开01表", "收入支出决算总表"},
		{"", "部门整体支出绩效自评情况表"},
		{"", "项目支出绩效自评表"},
		{"", "项目支出绩效自评表"},
		{"", "Abc"}, {"", "aBC"},
		{"", "History"},
		{"", `'[a]:*?/\b'`},
		{"", "''"},
		{"公开99表", strings.Repeat("长", 40)},
		{"公开99表", strings.Repeat("长", 40) + "尾"},
		{"", strings.Repeat("𠮷", 20)},
	} {
		tables = append(tables, &report.Table{Label: t.label, Title: t.title})
	}
	want := []string{
		"公开01表 收入支出决算总表", "部门整体支出绩效自评情况表", "项目支出绩效自评表", "项目支出绩效自评表(2)",
		"Abc", "aBC(2)", "History(2)", "ab", "表9",
		"公开99表 " + strings.Repeat("长", 25), "公开99表 " + strings.Repeat("长", 22) + "(2)", strings.Repeat("𠮷", 15),
	}
	if got := sheetNames(tables); !slices.Equal(got, want) {
		t.Errorf("the sheets are\n%q, should be\n%q", got, want)
	}
}

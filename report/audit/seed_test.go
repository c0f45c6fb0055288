package audit

import (
	"context"
	"os"
	"slices"
	"strings"
	"testing"

	"juesuan/report/check"
	"juesuan/report/read/raw"
	"juesuan/report/read/rawtest"
	"juesuan/report/read/txt"
)

func audit(t testing.TB, name string) *Report {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return auditBytes(t, data)
}

// auditBytes audits a plain text.
func auditBytes(t testing.TB, data []byte) *Report {
	t.Helper()
	f, err := txt.Read(context.Background(), data, raw.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	return auditFile(t, f)
}

// auditFile audits what was read of a file by the rules of the form.
func auditFile(t testing.TB, f *raw.File) *Report {
	t.Helper()
	rules, err := check.Load()
	if err != nil {
		t.Fatal(err)
	}
	r, err := Of(f, rules)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// known are the errors of the published example, each with words of the
// finding that tells it.
var known = []struct {
	id, rule string
	severity check.Severity
	words    []string
}{
	{"E01 digits transposed in an item", "C08", check.Error, []string{"350.42", "305.42", "45.00"}},
	{"E03 a budget without an item", "C09", check.Error, []string{"159.38", "109.38", "50.00"}},
	{"E04 a stray number in table 09", "A20", check.Error, []string{"公开09表", "4.00 4.00 3.00 1.00"}},
	{"E05 a share moved for the sum", "P04", check.Balanced, []string{"1.56%", "1.57%"}},
	{"E06 预算调整率", "Q06", check.Error, []string{"预算调整率", "20%", "163%"}},
	{"E07 “三公经费”控制率", "Q07", check.Error, []string{"控制率", "85%"}},
	{"E08 an attachment that is not there", "C30", check.Error, []string{"部分预算项目支出自评表"}},
	{"E09 a subject's name", "A23", check.Warning, []string{"20103", "机关机构事务", "相关机构事务"}},
	{"E10 a row's name", "A31", check.Error, []string{"三、国有资本经营财政拨款"}},
	{"U01 a completion of nothing", "P05", check.Error, []string{"文字“九”", "因公出国"}},
	{"U02 a difference of equal amounts", "C13", check.Error, []string{"存在差异", "0.00"}},
	{"U03 a share of nothing", "P05", check.Error, []string{"文字“九”", "决算数", "合计"}},
	{"U05 a share of no contracts", "P05", check.Error, []string{"文字“十一”", "授予中小企业"}},
	{"U06 a rate of nothing", "Q01", check.Warning, []string{"财政专户管理资金", "0.00%"}},
	{"U06 another", "Q01", check.Warning, []string{"单位资金", "0.00%"}},
	{"W01 old money without an opening carryover", "C34", check.Warning, []string{"剩余资金", "年初结转和结余"}},
	{"W07 projects that nobody assessed", "C36", check.Warning, []string{"项目支出", "305.42", "0 个"}},
	{"W10 年初预算 for 全年预算", "C35", check.Warning, []string{"6 处说是年初预算", "公开09表"}},
	{"L01 a word twice", "D18", check.Info, []string{"支出支出"}},
	{"L02 a word twice", "D18", check.Info, []string{"反映反映"}},
	{"L03 量 for 辆", "D18", check.Info, []string{"0量"}},
	{"L05 mixed brackets", "D15", check.Info, []string{"不成对"}},
	{"L14 half-width signs", "D15", check.Info, []string{"半角"}},
}

// TestPublishedExample: the errors of the example that somebody really
// published are found, and no other error is.
func TestPublishedExample(t *testing.T) {
	r := audit(t, "../read/testdata/disclosure-2022.txt")
	told := map[string]bool{}
	for _, k := range known {
		i := slices.IndexFunc(r.Result.Findings, func(f check.Finding) bool {
			return f.Rule == k.rule && f.Severity == k.severity && !slices.ContainsFunc(k.words, func(w string) bool { return !strings.Contains(f.Message, w) })
		})
		if i < 0 {
			t.Errorf("%s is not found: %+v", k.id, r.Result.By(k.rule))
			continue
		}
		told[r.Result.Findings[i].ID()] = true
	}
	for _, f := range r.Result.Of(check.Error) {
		if !told[f.ID()] && f.Rule != "P05" { // U03 stands there three times
			t.Errorf("nothing is wrong with %s %s", f.Rule, f.Message)
		}
	}
	if len(r.Unread) > 0 {
		t.Errorf("not understood: %+v", r.Unread)
	}
	if len(r.Tables) != 10 || r.Year != 2022 || r.Department != "焦作经济技术产业集聚区管理委员会" {
		t.Errorf("%d tables of %s %d", len(r.Tables), r.Department, r.Year)
	}
}

// TestConsequence (E02): the sum that misses its total because of the item with
// the wrong digits is told below that item, and its tails are tails.
func TestConsequence(t *testing.T) {
	r := audit(t, "../read/testdata/disclosure-2022.txt")
	for _, f := range r.Result.Findings {
		if f.Rule != "C08" {
			continue
		}
		if !slices.ContainsFunc(f.Consequences, func(c check.Finding) bool { return c.Rule == "C10" && c.Difference == "44.99" }) {
			t.Errorf("consequences %+v", f.Consequences)
		}
	}
	for _, rule := range []string{"A07", "A09", "A16", "A17"} {
		if got := r.Result.Outcome(rule); got != check.OnlyTails {
			t.Errorf("%s ended as %s", rule, got)
		}
	}
}

// TestNothingReadIsAnEmptyList: programs that read the JSON need no case of
// their own for it.
func TestNothingReadIsAnEmptyList(t *testing.T) {
	rules, err := check.Load()
	if err != nil {
		t.Fatal(err)
	}
	r, err := Of(rawtest.Parse("某局2022年度部门决算\n第三部分 决算情况说明\n一、收入支出决算总体情况说明\n2022年度收、支总计均为418.81万元。", false), rules)
	if err != nil {
		t.Fatal(err)
	}
	if r.Tables == nil || r.Sections == nil || r.Unread == nil {
		t.Errorf("tables %v, sections %v, not checked %v", r.Tables, r.Sections, r.Unread)
	}
}

package read

import (
	"strings"
	"testing"

	"juesuan/report"
	"juesuan/report/check"
	"juesuan/store"
	"juesuan/store/storetest"
)

// handwritten is the sample's year with a section that somebody rewrote, ready
// to be checked.
func handwritten(t *testing.T, section, template string) check.Input {
	t.Helper()
	y := storetest.Sample()
	if section != "" {
		y.Rewrites = append(y.Rewrites, store.Rewrite{Section: section, Template: template})
	}
	p, err := report.LoadPack("")
	if err != nil {
		t.Fatal(err)
	}
	cat, err := store.LoadCatalogue()
	if err != nil {
		t.Fatal(err)
	}
	b, err := report.Derive(p, cat, y, nil, "")
	if err != nil {
		t.Fatal(err)
	}
	d, err := report.Compose(p, b, y, report.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return check.Input{Book: b, Document: d, Year: y, Catalogue: cat}
}

// TestHandwrittenNumbersAreChecked rewrites sections with numbers that are
// wrong, or right and at the wrong word: the rules find what a stranger's
// document would be found for.
func TestHandwrittenNumbersAreChecked(t *testing.T) {
	rules, err := check.Load()
	if err != nil {
		t.Fatal(err)
	}
	const total = "# 一、收入支出决算总体情况说明\n2022年度收、支总计均为{{金额 .表01.收入总计}}。"
	const spent = "# 三、支出决算情况说明\n2022年度支出合计{{金额 .表03.合计.本年支出合计}}，其中："
	for name, c := range map[string]struct {
		section, template string
		rules             string // that have to find something
	}{
		"a change the wrong way": {"一", total + "与上年度相比，收、支总计各增加999.00万元，增长99.99%。", "C02"},
		"another quantity's number": {"三", spent +
			"项目支出{{金额 .表03.合计.基本支出}}；基本支出{{金额 .表03.合计.项目支出}}。", "C04"},
		"numbers typed":            {"三", "# 三、支出决算情况说明\n2022年度支出合计481.81万元，其中：基本支出133.39万元；项目支出350.42万元。", "C04"},
		"a share without its sign": {"三", spent + "基本支出{{金额 .表03.合计.基本支出}}，占27.07；项目支出{{金额 .表03.合计.项目支出}}，占72.93%。", "P09"},
		"an amount in 元":           {"一", "# 一、收入支出决算总体情况说明\n2022年度收、支总计均为4818078元。", "C01"},
		"an amount in 亿元":          {"一", "# 一、收入支出决算总体情况说明\n2022年度收、支总计均为418.81亿元。", "C01"},
		"no unit":                  {"一", "# 一、收入支出决算总体情况说明\n2022年度收、支总计均为481.81。", "C38"},
		"a number of nothing":      {"一", total + "另有暂存的777.77万元。", "C38"},
		"a right section":          {"三", spent + "基本支出{{金额 .表03.合计.基本支出}}，占27.07%；项目支出{{金额 .表03.合计.项目支出}}，占72.93%。", ""},
		"nothing by hand":          {"", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			in := handwritten(t, c.section, c.template)
			before := in.Document.Explanation()
			res := check.Run(rules, Own(in), check.Options{})
			found := false
			for _, f := range res.Findings {
				if f.Severity == check.Error && c.rules == "" {
					t.Errorf("%s: %s", f.Rule, f.Message)
				}
				found = found || f.Rule == c.rules && strings.Contains(f.Message, "文字“"+c.section+"”")
			}
			if !found && c.rules != "" {
				t.Errorf("%s finds nothing", c.rules)
			}
			if c.rules != "C38" && res.Outcome("C38") != check.Holds {
				t.Errorf("C38 says %v", res.By("C38"))
			}
			if in.Document.Explanation() != before {
				t.Error("the document has changed")
			}
		})
	}
}

// TestAmountsInAnotherUnitAreQuotedAsWritten: a finding says what the text has,
// and that its unit is another one.
func TestAmountsInAnotherUnitAreQuotedAsWritten(t *testing.T) {
	rules, err := check.Load()
	if err != nil {
		t.Fatal(err)
	}
	const total = "# 一、收入支出决算总体情况说明\n2022年度收、支总计均为"
	for text, says := range map[string]string{
		total + "418.81万元。与上年度相比，收、支总计各减少211.38元，下降33.54%。": "印增减 211.38元（即 0.02 万元），",
		total + "418.81元。":     "印 418.81元（即 0.04 万元），",
		total + "0.42亿元。":      "印 0.42亿元（即 4200.00 万元），",
		total + "418.81亿元。":    "印 418.81亿元（即 4188100.00 万元），",
		total + "3504200.00元。": "印 3504200.00元（即 350.42 万元），",
	} {
		found := false
		for _, f := range check.Run(rules, Own(handwritten(t, "一", text)), check.Options{}).Findings {
			if !strings.Contains(f.Message, says) {
				continue
			}
			found = true
			if wrong := strings.Contains(text, "8.81元") || strings.Contains(text, "8.81亿元") || strings.Contains(text, "1.38元"); wrong != strings.Contains(f.Cause, "金额单位写错") {
				t.Errorf("%s: the cause is “%s”", f.Message, f.Cause)
			}
			if s := f.Places[0].Sentence; !strings.Contains(text, s) {
				t.Errorf("“%s” is not what the text says", s)
			}
		}
		if !found {
			t.Errorf("%s: nothing says “%s”", text, says)
		}
	}
}

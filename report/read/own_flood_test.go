package read

import (
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"juesuan/report"
	"juesuan/report/check"
	"juesuan/store"
	"juesuan/store/storetest"
)

// made is what the rules make of a year with a change, its text read as the
// office wrote it.
func made(t *testing.T, pack string, y, prior *store.Year, change func(*store.Year), spoil func(check.Input)) *check.Result {
	t.Helper()
	rules, err := check.Load()
	if err != nil {
		t.Fatal(err)
	}
	p, err := report.LoadPack(pack)
	if err != nil {
		t.Fatal(err)
	}
	cat, err := store.LoadCatalogue()
	if err != nil {
		t.Fatal(err)
	}
	if change != nil {
		change(y)
	}
	b, err := report.Derive(p, cat, y, prior, "")
	if err != nil {
		t.Fatal(err)
	}
	d, err := report.Compose(p, b, y, report.Options{})
	if err != nil {
		t.Fatal(err)
	}
	form, err := check.Form(p, cat, y.Year)
	if err != nil {
		t.Fatal(err)
	}
	in := check.Input{Book: b, Document: d, Year: y, Catalogue: cat, Form: form}
	if spoil != nil {
		spoil(in)
	}
	in = Own(in)
	return check.Run(rules.For(in), in, check.Options{})
}

// heads are the errors and warnings that stand on their own and are not in was.
func heads(res, was *check.Result) []string {
	old := map[string]bool{}
	for i := range was.Findings {
		old[was.Findings[i].Rule+was.Findings[i].Places[0].Addr] = true
	}
	var out []string
	for _, f := range res.Findings {
		if (f.Severity == check.Error || f.Severity == check.Warning) && !old[f.Rule+f.Places[0].Addr] && !slices.Contains([]string{"D14", "P10", "C13"}, f.Rule) {
			out = append(out, f.Rule+" "+f.Message)
		}
	}
	return out
}

// retyped writes a section of the sample as it is, with words of it changed.
func retyped(t *testing.T, section string, words ...string) func(*store.Year) {
	t.Helper()
	in := handwritten(t, "", "")
	text := sectionText(in.Document, section)
	for i := 0; i < len(words); i += 2 {
		if !strings.Contains(text, words[i]) {
			t.Fatalf("%s has no %s: %s", section, words[i], text)
		}
		text = strings.Replace(text, words[i], words[i+1], 1)
	}
	return func(y *store.Year) {
		y.Rewrites = append(y.Rewrites, store.Rewrite{Section: section, Template: text})
	}
}

// all makes one change of several.
func all(changes ...func(*store.Year)) func(*store.Year) {
	return func(y *store.Year) {
		for _, c := range changes {
			c(y)
		}
	}
}

// TestOneMistakeIsToldOnce: mistakes that made several errors make one that
// stands on its own, with what follows from it below; two make two.
func TestOneMistakeIsToldOnce(t *testing.T) {
	cell := func(addr, by string) func(check.Input) {
		return func(in check.Input) {
			for _, tb := range in.Book.Tables {
				for i := range tb.Rows {
					for j := range tb.Rows[i].Cells {
						if c := &tb.Rows[i].Cells[j]; c.Addr == addr && c.Amount != nil {
							a := *c.Amount
							if v := decimal.RequireFromString(by); v.IsZero() {
								a.Exact, a.Printed = v, v
							} else {
								a.Exact, a.Printed = a.Exact.Add(v.Shift(4)), a.Printed.Add(v)
							}
							c.Amount, c.Text = &a, a.Printed.StringFixed(2)
							return
						}
					}
				}
			}
			t.Fatal(addr)
		}
	}
	for name, c := range map[string]struct {
		pack     string
		invented bool
		change   func(*store.Year)
		spoil    func(check.Input)
		heads    string
	}{
		"spending without income": {change: func(y *store.Year) {
			y.Expenditure = append(y.Expenditure, store.Expenditure{Code: "2010301", Fund: store.UnitMoney, Nature: store.Basic, Actual: store.Yuan{Decimal: decimal.NewFromInt(50000)}})
		}, heads: "A05 Q01"},
		"income where the table has none":   {change: retyped(t, "二", "占100.00%", "占100.00%；事业收入5.00万元，占1.19%"), heads: "C03"},
		"spending where the table has none": {change: retyped(t, "三", "占72.93%", "占72.93%；经营支出10.00万元，占2.39%"), heads: "C04"},
		"both, of two sections": {change: all(
			retyped(t, "二", "占100.00%", "占100.00%；事业收入5.00万元，占1.19%"), retyped(t, "三", "占72.93%", "占72.93%；经营支出10.00万元，占2.39%"),
		), heads: "C03 C04"},
		"a class left out":                   {change: retyped(t, "五", "卫生健康支出3.18万元，占0.76%；", ""), heads: "C07"},
		"two wrong shares":                   {change: retyped(t, "三", "27.07%", "30.00%", "72.93%", "71.00%"), heads: "P01 P01"},
		"a wrong 机关运行经费":                     {change: func(y *store.Year) { y.Operating.Actual = store.Yuan{Decimal: decimal.NewFromInt(999999)} }, heads: "C21"},
		"an item headed with another's name": {change: retyped(t, "五", "行政单位医疗（项）", "事业单位医疗（项）"), heads: "C08"},
		"a class left out, and a wrong share of another section": {change: all(
			retyped(t, "五", "卫生健康支出3.18万元，占0.76%；", ""), retyped(t, "三", "27.07%", "30.07%"),
		), heads: "P01 C07"},
		"an item headed with another's name, and another item wrong":      {change: retyped(t, "五", "行政单位医疗（项）", "事业单位医疗（项）", "支出决算为24.47万元", "支出决算为34.47万元"), heads: "C08 C08"},
		"an amount where the table has none, and another's percentage":    {change: retyped(t, "三", "占72.93%", "占82.93%；经营支出10.00万元，占2.39%"), heads: "P01 C04"},
		"an amount where the table has none, and a percentage of neither": {change: retyped(t, "三", "占72.93%", "占72.93%；经营支出10.00万元，占5.39%"), heads: "C04 P01"},
		"spending without income, and a wrong total of the text": {change: all(func(y *store.Year) {
			y.Expenditure = append(y.Expenditure, store.Expenditure{Code: "2010301", Fund: store.UnitMoney, Nature: store.Basic, Actual: store.Yuan{Decimal: decimal.NewFromInt(50000)}})
		}, retyped(t, "六", "103.18万元", "108.18万元")), heads: "A05 Q01 C14"},
		"a completion where the table has none, and no items": {change: func(y *store.Year) {
			y.Rewrites = append(y.Rewrites, store.Rewrite{Section: "九", Template: "# 九、财政拨款“三公”经费支出决算情况说明\n\n2022年度“三公”经费财政拨款支出预算为4.00万元，支出决算为2.00万元，完成预算的50.00%。"})
		}, heads: "C18 D06"},
		"a fund's item": {invented: true, spoil: cell("07/2120803/小计", "0"), heads: "A19"},
	} {
		t.Run(name, func(t *testing.T) {
			year := func() (y, prior *store.Year) {
				if c.invented {
					return storetest.Invented()
				}
				return storetest.Sample(), nil
			}
			y, prior := year()
			was := made(t, c.pack, y, prior, nil, nil)
			y, prior = year()
			res := made(t, c.pack, y, prior, c.change, c.spoil)
			got := heads(res, was)
			var ids []string
			for _, g := range got {
				id, _, _ := strings.Cut(g, " ")
				ids = append(ids, id)
			}
			if strings.Join(ids, " ") != c.heads {
				t.Errorf("%s stand on their own: \n%s", ids, strings.Join(got, "\n"))
				for _, f := range res.Findings {
					for _, c := range f.Consequences {
						if f.Severity == check.Error {
							t.Log("  ", f.Rule, "over", c.Rule, c.Message, c.Difference)
						}
					}
				}
			}
		})
	}
}

// TestTheTypedTotalIsOfBothSides: the treasury's money of the year before is
// typed as one total, of what came in and of what was spent.
func TestTheTypedTotalIsOfBothSides(t *testing.T) {
	const text = "# 四、财政拨款收入支出决算总体情况说明\n\n2022年度财政拨款收入总计418.81万元，财政拨款支出总计418.81万元，与上年度相比各减少311.38万元，下降63.54%。"
	y := storetest.Sample()
	res := made(t, "", y, nil, func(y *store.Year) {
		y.Rewrites = append(y.Rewrites, store.Rewrite{Section: "四", Template: text})
	}, nil)
	changes := res.By("C02")
	for _, r := range res.Rules {
		if r.ID == "C02" && len(r.Missing) > 0 {
			t.Errorf("C02 misses %v", r.Missing)
		}
	}
	if !slices.ContainsFunc(changes, func(f check.Finding) bool { return f.Printed == "311.38" && f.Expected == "211.38" }) {
		t.Errorf("C02: %v", changes)
	}
	for _, f := range res.Findings {
		if strings.Contains(f.Message, "730.19") {
			t.Error(f.Message)
		}
	}
}

// TestAdviceNamesWhatAChangeIsOf: a change against the budget is to be worked
// out of the budget, not of last year's number.
func TestAdviceNamesWhatAChangeIsOf(t *testing.T) {
	const head = "# 十、机关运行经费支出情况说明\n\n2022年度机关运行经费年初预算14.50万元，支出决算10.21万元，比预算减少"
	for rule, text := range map[string]string{
		"P07": "4.29万元，下降42.02%，主要原因是减少办公用纸3批。",
		"P06": "4.29万元，下降77.77%，主要原因是减少办公用纸3批。",
		"C02": "4.92万元，下降29.59%，主要原因是减少办公用纸3批。",
	} {
		list := made(t, "", storetest.Sample(), nil, func(y *store.Year) {
			y.Rewrites = append(y.Rewrites, store.Rewrite{Section: "十", Template: head + text})
		}, nil).By(rule)
		if len(list) == 0 {
			t.Errorf("%s finds nothing", rule)
		}
		for _, f := range list {
			if strings.Contains(f.Message, "上年") || !strings.Contains(f.Message, "预算数") {
				t.Error(f.Message)
			}
		}
	}
}

package outline_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"juesuan/report/outline"
	"juesuan/store"
	"juesuan/store/storetest"
)

func catalogue(t testing.TB) *store.Catalogue {
	t.Helper()
	c, err := store.LoadCatalogue()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestSampleAsLines(t *testing.T) {
	page := store.PageNamed("支出")
	o := outline.Of(page, storetest.Sample(), catalogue(t), nil)
	var got []string
	actual := page.Field("决算数")
	for i, l := range o.Lines {
		got = append(got, fmt.Sprintf("%s%s %s %s", strings.Repeat(" ", l.Level), l.Code, l.Name, o.Sum(i, actual)))
	}
	want := ` 合计 4188078.00
 201 一般公共服务支出 969788.00
  20103 政府办公厅（室）及相关机构事务 969788.00
   2010301 行政运行 244746.00
   2010350 事业运行 725042.00
 208 社会保障和就业支出 66720.00
  20805 行政事业单位养老支出 66720.00
   2080505 机关事业单位基本养老保险缴费支出 66720.00
 210 卫生健康支出 31770.00
  21011 行政事业单位医疗 31770.00
   2101101 行政单位医疗 6890.00
   2101102 事业单位医疗 24880.00
 215 资源勘探工业信息等支出 3054200.00
  21505 工业和信息产业监管 3054200.00
   2150517 产业发展 3054200.00
 221 住房保障支出 65600.00
  22102 住房改革支出 65600.00
   2210201 住房公积金 65600.00`
	if s := strings.Join(got, "\n"); s != want {
		t.Errorf("lines\n%s\nwant\n%s", s, want)
	}
}

// Sums are those of their entries, whatever the years and pages.
func TestSumsAddUp(t *testing.T) {
	y, _ := storetest.Invented()
	wide := storetest.Wide(300)
	y.Sort()
	wide.Sort()
	for _, y := range []*store.Year{y, wide} {
		for _, name := range []string{"收入", "支出", "基本支出", "结转结余"} {
			page := store.PageNamed(name)
			o := outline.Of(page, y, catalogue(t), nil)
			entries := 0
			for i, l := range o.Lines {
				for j := range page.Fields {
					f := &page.Fields[j]
					if f.Kind != store.AmountValue {
						continue
					}
					want := decimal.Zero
					for _, r := range o.Rows {
						v, _ := r.Amount(f)
						switch code := r.Text(page.Field("科目编码")); {
						case l.Row >= 0 && r.Address().String() == o.Rows[l.Row].Address().String(),
							l.Row == outline.Sum && strings.HasPrefix(code, l.Code):
							want = want.Add(v.Decimal)
						}
					}
					if got := o.Sum(i, f); !got.Equal(want) {
						t.Fatalf("%s %+v %s is %s, want %s", name, l, f.Name, got, want)
					}
				}
				if l.Row >= 0 {
					entries++
				}
			}
			if entries != len(o.Rows) || entries != len(page.Rows(y)) {
				t.Errorf("%s: %d entries of %d rows", name, entries, len(page.Rows(y)))
			}
		}
	}
}

// Sums that follow changes are those of an outline made anew.
func TestSumsFollow(t *testing.T) {
	y := storetest.Wide(300)
	y.Sort()
	page, cat := store.PageNamed("支出"), catalogue(t)
	actual := page.Field("决算数")
	o := outline.Of(page, y, cat, nil)
	for n := range 200 {
		y.Expenditure[n*37%300].Actual = store.Fen(int64(n*n*991 - 5000000*(n%3)))
		o.Follow(y)
		if n%7 != 0 { // several changes at once
			continue
		}
		fresh := outline.Of(page, y, cat, nil)
		for i := range o.Lines {
			if got, want := o.Sum(i, actual), fresh.Sum(i, actual); !got.Equal(want.Decimal) {
				t.Fatalf("after change %d line %d is %s, want %s", n, i, got, want)
			}
		}
	}
}

func TestEntriesOfAnyLevel(t *testing.T) {
	y := &store.Year{Year: 2022, Expenditure: []store.Expenditure{
		{Code: "20103", Fund: store.GeneralPublic, Nature: store.Basic, Actual: store.Fen(100)},
		{Code: "2010401", Fund: store.GeneralPublic, Nature: store.Basic, Actual: store.Fen(200)},
		{Code: "20105", Fund: store.GeneralPublic, Nature: store.Basic, Actual: store.Fen(300)},
		{Code: "230", Fund: store.GeneralPublic, Nature: store.Basic, Actual: store.Fen(400)},
	}, OwnSubjects: []store.OwnSubject{{Kind: store.FunctionSubject, Code: "230", Name: "自己的"}}}
	o := outline.Of(store.PageNamed("支出"), y, catalogue(t), nil)
	var codes []string
	for _, l := range o.Lines {
		codes = append(codes, fmt.Sprint(l.Code, l.Row))
	}
	if got := strings.Join(codes, " "); got != "-1 201-1 201030 20104-1 20104011 201052 2303" {
		t.Errorf("lines %s", got)
	}
	if l := o.Lines[len(o.Lines)-1]; !l.Own || l.Name != "自己的" {
		t.Errorf("%+v", l)
	}
	y.Expenditure[0].Actual = store.Fen(150)
	o.Follow(y)
	if got := o.Sum(0, store.PageNamed("支出").Field("决算数")); got.String() != "10.50" {
		t.Errorf("the sum is %s after a change", got)
	}
}

func BenchmarkFollow(b *testing.B) {
	y := storetest.Wide(2000)
	y.Sort()
	page := store.PageNamed("支出")
	o := outline.Of(page, y, catalogue(b), nil)
	for b.Loop() {
		o.Follow(y)
		o.Sum(0, page.Field("决算数"))
	}
}

func BenchmarkOf(b *testing.B) {
	y := storetest.Wide(2000)
	y.Sort()
	for b.Loop() {
		outline.Of(store.PageNamed("支出"), y, catalogue(b), nil)
	}
}

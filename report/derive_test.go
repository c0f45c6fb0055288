package report

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"juesuan/store"
	"juesuan/store/storetest"
)

// years are many random years and the two departments.
func years(t *testing.T, f func(t *testing.T, y *store.Year, b *Book)) {
	p, cat := testPack(t), testCatalogue(t)
	try := func(name string, y *store.Year, unit Unit) {
		b, err := Derive(p, cat, y, nil, unit)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			return
		}
		t.Run(name, func(t *testing.T) { f(t, y, b) })
	}
	try("sample", storetest.Sample(), "")
	invented, _ := storetest.Invented()
	try("invented", invented, "")
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 2022))
		y := storetest.Random(r, 1+r.IntN(80))
		try(fmt.Sprintf("random %d", seed), y, []Unit{Wan, Yuan}[seed%2])
	}
	try("empty", &store.Year{Year: 2022, Department: store.Department{Name: "空"}}, "")
}

// exact is a fact's amount in 元.
func exact(t *testing.T, b *Book, addr string) decimal.Decimal {
	t.Helper()
	f := b.Fact(addr)
	if f == nil {
		t.Fatalf("no fact %s", addr)
	}
	return f.Exact
}

// TestSumsAreExact: every cell is the exact sum of its parts or of its
// entries, printed once rounded; nothing is both.
func TestSumsAreExact(t *testing.T) {
	years(t, func(t *testing.T, y *store.Year, b *Book) {
		entered := map[string]decimal.Decimal{}
		for _, list := range recordsOf(y) {
			for _, r := range list {
				for _, v := range r.values {
					entered[v.addr] = v.num
				}
			}
		}
		for _, f := range b.Facts() {
			if f.Kind != AmountFact || strings.HasPrefix(f.Addr, priorPrefix) || strings.HasPrefix(f.Addr, projectsID) {
				continue
			}
			if len(f.Parts) > 0 && len(f.Entries) > 0 {
				t.Errorf("%s has parts and entries", f.Addr)
			}
			sum := decimal.Zero
			for _, p := range f.Parts {
				sum = sum.Add(exact(t, b, p))
			}
			for _, e := range f.Entries {
				v, ok := entered[e]
				if !ok && !strings.HasPrefix(f.Addr, "三公经费/") {
					t.Errorf("%s comes from %s, which nobody entered", f.Addr, e)
				}
				sum = sum.Add(v)
			}
			if !sum.Equal(f.Exact) {
				t.Errorf("%s is %s, its parts come to %s", f.Addr, f.Exact, sum)
			}
			if want := inUnit(f.Exact, b.Unit); !f.Printed.Equal(want) {
				t.Errorf("%s prints %s, want %s", f.Addr, f.Printed, want)
			}
		}
	})
}

// TestTotalsAgree: the tables' totals are what was entered, each sum made anew
// here from the entries.
func TestTotalsAgree(t *testing.T) {
	years(t, func(t *testing.T, y *store.Year, b *Book) {
		want := totalsOf(y)
		for addr, sum := range want {
			if got := exact(t, b, addr); !got.Equal(sum) {
				t.Errorf("%s is %s, entered was %s", addr, got, sum)
			}
		}
		// The year is in balance, so both sides of a table are.
		for _, table := range []string{"01", "04"} {
			if in, out := exact(t, b, table+"/收入总计"), exact(t, b, spendingTotal(b, table)); !in.Equal(out) {
				t.Errorf("table %s: %s in, %s out", table, in, out)
			}
		}
	})
}

// spendingTotal is the address of a two-sided table's last line on the right.
func spendingTotal(b *Book, table string) string {
	if b.Fact(table+"/支出总计/合计") != nil {
		return table + "/支出总计/合计"
	}
	return table + "/支出总计"
}

// totalsOf adds up a year's entries by the cells that must show them.
func totalsOf(y *store.Year) map[string]decimal.Decimal {
	sums := map[string]decimal.Decimal{}
	add := func(v store.Yuan, addrs ...string) {
		for _, a := range addrs {
			sums[a] = sums[a].Add(v.Decimal)
		}
	}
	zero := store.Fen(0)
	add(zero, "01/本年收入合计", "01/本年支出合计", "02/合计/本年收入合计", "03/合计/本年支出合计", "01/年初结转和结余", "01/年末结转和结余",
		"04/本年收入合计", "04/本年支出合计/合计", "05/合计/小计", "05/合计/基本支出", "05/合计/项目支出", "06/人员经费合计", "06/公用经费合计",
		"07/合计/小计", "08/合计/小计", "07/合计/本年收入", "08/合计/本年收入", "09/预算数/合计", "09/决算数/合计")
	for _, e := range y.Income {
		add(e.Actual, "01/本年收入合计", "01/"+string(e.Kind), "02/合计/本年收入合计")
		switch e.Kind {
		case store.GeneralPublicGrant:
			add(e.Actual, "04/本年收入合计")
		case store.GovernmentFundGrant:
			add(e.Actual, "04/本年收入合计", "07/合计/本年收入")
		case store.StateCapitalGrant:
			add(e.Actual, "04/本年收入合计", "08/合计/本年收入")
		}
	}
	for _, e := range y.Expenditure {
		add(e.Actual, "01/本年支出合计", "03/合计/本年支出合计", "03/合计/"+string(e.Nature))
		switch e.Fund {
		case store.GeneralPublic:
			add(e.Actual, "04/本年支出合计/合计", "05/合计/小计", "05/合计/"+string(e.Nature), "预算/合计/决算数")
			add(e.InitialBudget, "预算/合计/年初预算数")
			add(e.AdjustedBudget, "预算/合计/全年预算数")
		case store.GovernmentFund:
			add(e.Actual, "04/本年支出合计/合计", "07/合计/小计")
		case store.StateCapital:
			add(e.Actual, "04/本年支出合计/合计", "08/合计/小计")
		}
	}
	for _, e := range y.Carryovers {
		add(e.Opening, "01/年初结转和结余")
		add(e.Closing, "01/年末结转和结余")
	}
	for _, e := range y.Basic {
		if e.Fund != store.GeneralPublic {
			continue
		}
		if strings.HasPrefix(e.Code, "301") || strings.HasPrefix(e.Code, "303") {
			add(e.Actual, "06/人员经费合计")
		} else {
			add(e.Actual, "06/公用经费合计")
		}
	}
	for _, e := range y.ThreePublic {
		add(e.AdjustedBudget, "09/预算数/合计")
		add(e.Actual, "09/决算数/合计")
	}
	return sums
}

// TestAddressesAreUnique, and every part that a cell names is a cell.
func TestAddressesAreUnique(t *testing.T) {
	years(t, func(t *testing.T, _ *store.Year, b *Book) {
		seen := map[string]bool{}
		for _, id := range b.ids {
			tab := b.Table(id)
			for i := range tab.Rows {
				for j := range tab.Rows[i].Cells {
					c := &tab.Rows[i].Cells[j]
					switch {
					case c.Addr == "":
						if c.Amount != nil {
							t.Errorf("table %s row %d column %d has an amount and no address", id, i, j)
						}
						continue
					case seen[c.Addr]:
						t.Errorf("%s stands twice", c.Addr)
					case !strings.HasPrefix(c.Addr, id+"/") || strings.Contains(c.Addr, "//"):
						t.Errorf("%s stands in table %s", c.Addr, id)
					case b.Fact(c.Addr) == nil:
						t.Errorf("%s is no fact", c.Addr)
					}
					seen[c.Addr] = true
				}
			}
		}
	})
}

// TestLineNumbersRunOn: 行次 count from 1 through both halves without a gap.
func TestLineNumbersRunOn(t *testing.T) {
	years(t, func(t *testing.T, _ *store.Year, b *Book) {
		for _, id := range []string{"01", "04"} {
			tab := b.Table(id)
			next := 1
			for j, col := range tab.Columns {
				if col.Kind != LineColumn {
					continue
				}
				for i := range tab.Rows {
					if got := tab.Rows[i].Cells[j].Text; got != strconv.Itoa(next) {
						t.Fatalf("table %s row %d has the number %s, want %d", id, i, got, next)
					}
					next++
				}
			}
			if next != 1+2*len(tab.Rows) {
				t.Errorf("table %s: %d numbers in %d rows", id, next-1, len(tab.Rows))
			}
		}
	})
}

// TestGridsAreWhole: every row has a cell a column, and exactly the cells that
// a merged neighbour covers are marked so.
func TestGridsAreWhole(t *testing.T) {
	years(t, func(t *testing.T, _ *store.Year, b *Book) {
		for _, id := range b.ids {
			tab := b.Table(id)
			checkGrid(t, id+" head", tab.Head, len(tab.Columns))
			var body [][]Cell
			for _, r := range tab.Rows {
				body = append(body, r.Cells)
			}
			checkGrid(t, id, body, len(tab.Columns))
		}
	})
}

func checkGrid(t *testing.T, name string, rows [][]Cell, cols int) {
	t.Helper()
	covers := make([][]int, len(rows))
	for i := range rows {
		covers[i] = make([]int, cols)
		if len(rows[i]) != cols {
			t.Fatalf("%s row %d has %d cells, want %d", name, i, len(rows[i]), cols)
		}
	}
	for i, row := range rows {
		for j := range row {
			c := &row[j]
			if c.Covered {
				if c.Text != "" || c.Addr != "" {
					t.Errorf("%s row %d column %d is covered and says %q", name, i, j, c.Text)
				}
				continue
			}
			if c.ColSpan < 1 || c.RowSpan < 1 || i+c.RowSpan > len(rows) || j+c.ColSpan > cols {
				t.Fatalf("%s row %d column %d (%s) spans %d × %d", name, i, j, c.Text, c.RowSpan, c.ColSpan)
			}
			for di := range c.RowSpan {
				for dj := range c.ColSpan {
					covers[i+di][j+dj]++
				}
			}
		}
	}
	for i := range covers {
		for j, n := range covers[i] {
			if n != 1 {
				t.Errorf("%s row %d column %d is covered %d times", name, i, j, n)
			}
		}
	}
}

// TestUnknownCodesGetRows: what the fixed layouts have no line for gets one,
// at the end or below its class, and stands in the totals.
func TestUnknownCodesGetRows(t *testing.T) {
	y := &store.Year{Year: 2022, Department: store.Department{Name: "某局"}}
	spend := func(code string, fund store.Fund, nature store.Nature, fen int64) {
		y.Expenditure = append(y.Expenditure, store.Expenditure{Code: code, Fund: fund, Nature: nature, Actual: store.Fen(fen)})
	}
	basic := func(code string, fen int64) {
		y.Basic = append(y.Basic, store.BasicEconomic{Code: code, Fund: store.GeneralPublic, Actual: store.Fen(fen)})
	}
	spend("2300101", store.GeneralPublic, store.Basic, 100)
	spend("9999999", store.GeneralPublic, store.ProjectSpending, 20_000)
	spend("998", store.UnitMoney, store.OperatingSpending, 3)
	spend("21897", store.GovernmentFund, store.ProjectSpending, 7)
	for i, code := range []string{"309", "31201", "31299", "30199", "30177", "99901", "305"} {
		basic(code, int64(i+1)*1_000_003)
	}
	b := derived(t, y, nil, Yuan)
	for addr, want := range map[string]string{
		"01/230": "1.00", "01/999": "200.00", "01/998": "0.03", "01/218": "0.07", "01/本年支出合计": "201.10", "01/支出总计": "201.10",
		"04/230/一般公共预算财政拨款": "1.00", "04/999/合计": "200.00", "04/218/政府性基金预算财政拨款": "0.07", "04/支出总计/合计": "201.07",
		"03/9999999/项目支出": "200.00", "07/21897/项目支出": "0.07", "05/230/基本支出": "1.00",
		"06/309/决算数": "10000.03", "06/312/决算数": "50000.15", "06/31201/决算数": "20000.06", "06/31299/决算数": "30000.09",
		"06/30177/决算数": "50000.15", "06/301/决算数": "90000.27", "06/999/决算数": "60000.18", "06/305/决算数": "70000.21",
		"06/人员经费合计": "90000.27", "06/公用经费合计": "190000.57",
	} {
		f := b.Fact(addr)
		switch {
		case f == nil:
			t.Errorf("no row for %s", addr)
		case f.Exact.StringFixed(2) != want:
			t.Errorf("%s is %s, want %s", addr, f.Exact.StringFixed(2), want)
		}
	}
	// Rows of zeros do not appear.
	y = &store.Year{Year: 2022, Department: store.Department{Name: "某局"}}
	spend("2300101", store.GeneralPublic, store.Basic, 0)
	basic("309", 0)
	b = derived(t, y, nil, Yuan)
	for _, addr := range []string{"01/230", "06/309/决算数"} {
		if b.Fact(addr) != nil {
			t.Errorf("a row of zero for %s", addr)
		}
	}
}

// TestMoneyThatNoTableCouldShowIsRefused, each with what to do.
func TestMoneyThatNoTableCouldShowIsRefused(t *testing.T) {
	fresh := func() *store.Year { return &store.Year{Year: 2022, Department: store.Department{Name: "某局"}} }
	p, cat := testPack(t), testCatalogue(t)
	for name, c := range map[string]struct {
		fill func(y *store.Year)
		want []string
	}{
		"fund without code": {func(y *store.Year) {
			y.Carryovers = []store.Carryover{{Fund: store.GovernmentFund, Opening: store.Fen(5)}}
		}, []string{"07", "科目编码", "结转结余"}},
		"parent and child": {func(y *store.Year) {
			y.Expenditure = []store.Expenditure{
				{Code: "20103", Fund: store.GeneralPublic, Nature: store.Basic, Actual: store.Fen(5)},
				{Code: "2010301", Fund: store.GeneralPublic, Nature: store.Basic, Actual: store.Fen(5)},
			}
		}, []string{"20103", "2010301", "最末级"}},
		"class and subject": {func(y *store.Year) {
			y.Basic = []store.BasicEconomic{
				{Code: "301", Fund: store.GeneralPublic, Actual: store.Fen(5)}, {Code: "30101", Fund: store.GeneralPublic, Actual: store.Fen(7)},
			}
		}, []string{"301", "30101", "最末级"}},
	} {
		y := fresh()
		c.fill(y)
		_, err := Derive(p, cat, y, nil, "")
		if err == nil {
			t.Errorf("%s is taken", name)
			continue
		}
		checkSentence(t, err, c.want...)
	}
	// A class of zero beside its subject hides nothing.
	y := fresh()
	y.Basic = []store.BasicEconomic{{Code: "301", Fund: store.GeneralPublic}, {Code: "30101", Fund: store.GeneralPublic, Actual: store.Fen(7)}}
	b, err := Derive(p, cat, y, nil, Yuan)
	if err != nil {
		t.Fatal(err)
	}
	if got := exact(t, b, "06/人员经费合计"); !got.Equal(decimal.New(7, -2)) {
		t.Errorf("人员经费合计 is %s", got)
	}
}

func TestOrdinals(t *testing.T) {
	for n, want := range map[int]string{
		1: "一", 9: "九", 10: "十", 11: "十一", 20: "二十", 21: "二十一", 99: "九十九", 100: "一百", 101: "一百零一", 110: "一百一十",
		111: "一百一十一", 250: "二百五十", 999: "九百九十九", 1000: "1000", -1: "-1",
	} {
		if got := ordinal(n); got != want {
			t.Errorf("%d is %s, want %s", n, got, want)
		}
	}
}

package entry

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"juesuan/gui/desk"
	"juesuan/gui/desk/desktest"
	"juesuan/gui/grid"
	"juesuan/report"
	"juesuan/store"
	"juesuan/store/storetest"
)

// typist enters a year as a clerk does: through the grids' keys.
type typist struct {
	*testing.T
	year   *desk.Year
	sample *store.Year
	frame  *frame
}

// page opens an entry page.
func (y *typist) page(name string) *rig {
	y.Helper()
	return newRigIn(y.T, y.year, name, y.frame)
}

// section goes to a section of the page by its key.
func (r *rig) section(title string) *rig {
	r.t.Helper()
	r.Focus()
	for range r.parts {
		if r.now().title == title {
			return r
		}
		r.press("Ctrl+Next")
	}
	r.t.Fatalf("no section %s", title)
	return r
}

// rows types rows into the line that asks for new ones: a cell, Tab, a cell.
// Cells that are not typed are passed over.
func (r *rig) rows(rows [][]string) {
	r.t.Helper()
	for _, row := range rows {
		r.last()
		for col, text := range row {
			// The row stands where it belongs since its first cell was left.
			p := r.now().grid.Active()
			r.now().grid.GoTo(grid.Place{Row: p.Row, Col: col})
			if r.now().sheet.Cell(r.now().grid.Active()).ReadOnly() || text == "" {
				continue
			}
			r.write(text)
			r.press("Tab")
			if n := len(r.frame.told); n > 0 {
				r.t.Fatalf("typing %q: %s", text, r.frame.told[n-1])
			}
			r.now().grid.GoTo(grid.Place{Row: r.rowBefore(), Col: col})
		}
	}
}

// rowBefore is the row that Tab came from.
func (r *rig) rowBefore() int {
	row := r.now().grid.Active().Row
	if r.now().grid.Active().Col == 0 { // over a row's end
		row--
	}
	return row
}

// values types a form's values from the top, one a line with Return.
func (r *rig) values(addr string, values ...string) {
	r.t.Helper()
	r.goTo(addr)
	for _, v := range values {
		if v != "" {
			r.write(v)
		}
		r.press("Return")
	}
}

// amounts are texts as people write amounts.
func amounts(list ...store.Yuan) []string {
	out := make([]string, len(list))
	for i, v := range list {
		out[i] = grid.Separate(v.String())
	}
	return out
}

func (y *typist) enterAll() {
	s := y.sample
	d := s.Department
	r := y.page(desk.UnitPage)
	r.values("单位概况/自称", d.SelfName, d.Level, d.Scope, d.Contact, d.PublishedOn, "是")
	r.section("部门职责")
	for _, x := range s.Duties {
		r.rows([][]string{{x.Text}})
	}
	r.section("内设机构")
	for _, x := range s.Sections {
		r.rows([][]string{{x.Name}})
	}
	r.section("决算单位")
	for _, x := range s.Units {
		r.rows([][]string{{x.Name, string(x.Kind)}})
	}

	r = y.page(desk.IncomePage)
	for _, x := range s.Income {
		r.rows([][]string{append([]string{x.Code, "", string(x.Kind)}, amounts(x.Budget, x.Actual)...)})
	}
	r = y.page(desk.SpendingPage)
	for _, x := range s.Expenditure {
		r.rows([][]string{append([]string{x.Code, "", string(x.Nature)}, amounts(x.InitialBudget, x.AdjustedBudget, x.Actual)...)})
	}
	r = y.page(desk.BasicPage)
	for _, x := range s.Basic {
		r.rows([][]string{append([]string{x.Code, "", ""}, amounts(x.Actual)...)})
	}
	y.enterRest()
}

func (y *typist) enterRest() {
	s := y.sample
	r := y.page(desk.CarryoverPage).section("非财政拨款结余和上年数")
	p := s.Prior
	r.values("上年数/收入总计", amounts(*p.Income, *p.Expenditure, *p.FiscalTotal, *p.GeneralPublic, *p.GovernmentFund)...)

	r = y.page(desk.ThreePublicPage)
	for _, x := range s.ThreePublic {
		r.goTo(store.JoinAddress("三公经费", string(x.Kind), "年初预算数"))
		for _, v := range amounts(x.InitialBudget, x.AdjustedBudget, x.Actual) {
			r.write(v)
			r.press("Tab")
		}
	}
	r = y.page(desk.RunningPage)
	r.values("机关运行经费/年初预算数", amounts(s.Operating.Budget, s.Operating.Actual)...)
	b := s.Procurement
	r.values("政府采购/采购预算", amounts(b.Budget, b.Goods, b.Works, b.Services, b.SME, b.Micro)...)
	r.goTo("设备/百万元以上设备")
	r.step(1)
	for _, x := range s.Vehicles {
		r.rows([][]string{{x.Class, "0"}})
	}

	r = y.page(desk.AssessmentPage)
	a := s.Assessment
	r.values("绩效自评/预算执行分值", a.FundingWeight, a.FundingScore, a.GoalExpected, a.GoalDone)
	r.section("资金")
	for _, x := range s.Funding[1:] {
		r.goTo(store.JoinAddress("自评资金", x.Source, "年初预算数"))
		for range 3 {
			r.write("0")
			r.press("Tab")
		}
	}
	r.section("任务")
	for _, x := range s.Tasks {
		r.rows([][]string{{x.Name, x.Content, x.Done}})
	}
	r.section("指标")
	for _, x := range s.Indicators {
		r.rows([][]string{{x.Level1, x.Level2, x.Level3, x.Target, x.Actual, x.Weight, x.Score, x.Deviation, x.Cause}})
	}
}

// TestTypeAWholeYear types the example department's year through the grids,
// key by key, and wants the nine tables that the department published.
func TestTypeAWholeYear(t *testing.T) {
	y := &typist{T: t, year: desktest.Year(t, emptyYear()), sample: storetest.Sample()}
	y.frame = newRig(t, y.year, desk.UnitPage).frame
	y.enterAll()
	if n := len(y.frame.refused); n > 0 {
		t.Errorf("refused: %v", y.frame.refused)
	}
	inFile, err := y.year.Desk().Ledger().Year(2022)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range store.Diff(inFile, y.sample) {
		// Words are entered on another screen, and a row of nothing but unknown
		// amounts cannot be typed.
		if !strings.HasPrefix(d.Addr, "文字/") && d.Addr != "自评资金/财政拨款" {
			t.Errorf("%s is %q, want %q", d.Addr, d.Old, d.New)
		}
	}
	book, err := report.Derive(y.year.Pack(), y.year.Desk().Catalogue(), inFile, nil, "")
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{"01", "02", "03", "04", "05", "06", "07", "08", "09"} {
		equalsGolden(t, id, book)
		equalsGolden(t, id, y.year.Book()) // what the screens show
	}
}

// equalsGolden compares a table, cell by cell, with what was published.
func equalsGolden(t *testing.T, id string, book *report.Book) {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("..", "..", "report", "testdata", "golden", "tables", id+".tsv"))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, row := range book.Table(id).Flat() {
		got = append(got, strings.Join(row, "\t"))
	}
	if want := strings.TrimRight(string(raw), "\n"); strings.Join(got, "\n") != want {
		t.Errorf("table %s is\n%s\nwant\n%s", id, strings.Join(got, "\n"), want)
	}
}

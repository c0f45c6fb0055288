package report

import (
	"regexp"
	"slices"
	"testing"

	"github.com/shopspring/decimal"

	"juesuan/store"
	"juesuan/store/storetest"
)

// numberOrMark finds digits outside of what is linked. Numbering (1．) and the
// form's own 100万元 are no figures.
var (
	numberRE  = regexp.MustCompile(`[0-9０-９]+`)
	numbering = regexp.MustCompile(`^\d+．|价值100万元`)
)

// TestEveryNumberIsLinked walks all numbers of all texts: each is a figure
// with facts that have entries, or stands in the office's own words.
func TestEveryNumberIsLinked(t *testing.T) {
	this, last := storetest.Invented()
	for _, c := range []struct {
		name     string
		y, prior *store.Year
	}{{"sample", storetest.Sample(), nil}, {"invented", this, last}} {
		t.Run(c.name, func(t *testing.T) {
			b := derived(t, c.y, c.prior, "")
			d, err := Compose(testPack(t), b, c.y, Options{})
			if err != nil {
				t.Fatal(err)
			}
			if figures := checkLinks(t, b, d); figures < 100 {
				t.Errorf("only %d figures", figures)
			}
		})
	}
}

// checkLinks reports numbers that are linked to nothing and counts the figures.
func checkLinks(t *testing.T, b *Book, d *Document) int {
	t.Helper()
	figures := 0
	for _, bl := range d.Blocks {
		p, ok := bl.(*Paragraph)
		if !ok {
			continue
		}
		for _, r := range p.Runs {
			if r.Figure == nil && r.Entry == "" {
				text := numbering.ReplaceAllString(r.Text, "")
				if m := numberRE.FindString(text); m != "" {
					t.Errorf("section %s: %q in %q is linked to nothing", p.Section, m, r.Text)
				}
				continue
			}
			if r.Figure != nil {
				figures++
				checkSources(t, b, r.Figure)
			}
		}
	}
	return figures
}

func checkSources(t *testing.T, b *Book, f *Figure) {
	t.Helper()
	if len(f.Facts) == 0 {
		t.Errorf("%s (%s) has no facts", f.Addr, f.Text)
	}
	for _, a := range f.Facts {
		if b.Fact(a) == nil {
			t.Errorf("%s (%s) names a fact that does not exist: %s", f.Addr, f.Text, a)
		}
	}
}

// edit is one number of a year that a test can change.
type edit struct {
	addr string
	add  func(n int64) // yuan, or a count
}

func edits(y *store.Year) []edit {
	var out []edit
	money := func(addr string, v *store.Yuan) {
		out = append(out, edit{addr, func(n int64) { v.Decimal = v.Add(decimal.NewFromInt(n)) }})
	}
	count := func(addr string, v *int) { out = append(out, edit{addr, func(n int64) { *v += int(n) }}) }
	for i := range y.Income {
		e := &y.Income[i]
		money(store.JoinAddress("收入", e.Code, string(e.Kind), "决算数"), &e.Actual)
	}
	for i := range y.Expenditure {
		e := &y.Expenditure[i]
		row := store.JoinAddress("支出", e.Code, string(e.Fund), string(e.Nature))
		money(row+"/年初预算数", &e.InitialBudget)
		money(row+"/全年预算数", &e.AdjustedBudget)
		money(row+"/决算数", &e.Actual)
	}
	for i := range y.Basic {
		e := &y.Basic[i]
		money(store.JoinAddress("基本支出", e.Code, string(e.Fund), "决算数"), &e.Actual)
	}
	for i := range y.Carryovers {
		e := &y.Carryovers[i]
		row := store.JoinAddress("结转结余", string(e.Fund), e.Code)
		money(row+"/年初数", &e.Opening)
		money(row+"/年末数", &e.Closing)
	}
	for i := range y.ThreePublic {
		e := &y.ThreePublic[i]
		row := store.JoinAddress("三公经费", string(e.Kind))
		money(row+"/全年预算数", &e.AdjustedBudget)
		money(row+"/决算数", &e.Actual)
	}
	money("机关运行经费/年初预算数", &y.Operating.Budget)
	money("机关运行经费/决算数", &y.Operating.Actual)
	money("政府采购/工程", &y.Procurement.Works)
	money("政府采购/授予中小企业", &y.Procurement.SME)
	money("政府采购/授予小微企业", &y.Procurement.Micro)
	count("三公数量/出国团组", &y.Counts.AbroadGroups)
	count("三公数量/保有量", &y.Counts.VehiclesHeld)
	count("三公数量/国内人次", &y.Counts.DomesticPersons)
	for i := range y.Vehicles {
		count(store.JoinAddress("车辆", itoa(i+1), "数量"), &y.Vehicles[i].Count)
	}
	count("设备/百万元以上设备", &y.Equipment.Over1M)
	return out
}

// identified are a document's figures by what they state; the same statement
// made twice must print the same.
func identified(t *testing.T, d *Document) map[string]*Figure {
	t.Helper()
	out := map[string]*Figure{}
	d.eachFigure(func(_ *Paragraph, f *Figure) {
		id := string(f.Kind) + " " + f.Formula
		if o := out[id]; o != nil && o.Text != f.Text {
			t.Errorf("%s prints %s at %s and %s at %s", id, o.Text, o.Addr, f.Text, f.Addr)
		}
		out[id] = f
	})
	return out
}

// TestChangeMovesWhatDependsOnIt changes one entry after another: a figure
// that does not come from the entry stays, and an amount that does moves.
func TestChangeMovesWhatDependsOnIt(t *testing.T) {
	load := func(name string) (*store.Year, *store.Year) {
		if name == "sample" {
			return storetest.Sample(), nil
		}
		return storetest.Invented()
	}
	for _, c := range []struct {
		name string
		step int
	}{{"sample", 1}, {"invented", 23}} {
		t.Run(c.name, func(t *testing.T) {
			y, prior := load(c.name)
			base := derived(t, y, prior, "")
			before := identified(t, composed(t, y, prior, ""))
			sources := map[string][]string{}
			for id, f := range before {
				for _, a := range f.Facts {
					sources[id] = append(sources[id], base.EntriesOf(a)...)
				}
			}
			n := len(edits(y))
			for i := 0; i < n; i += c.step {
				y, prior := load(c.name)
				e := edits(y)[i]
				e.add(1_000_000)
				after := identified(t, composed(t, y, prior, ""))
				moved := 0
				for id, f := range before {
					g := after[id]
					depends := slices.Contains(sources[id], e.addr)
					switch {
					case g == nil && !depends:
						t.Errorf("%s: %s (%s) vanished though it does not depend on it", e.addr, f.Addr, id)
					case g == nil:
						moved++
					case g.Text != f.Text && !depends:
						t.Errorf("%s: %s (%s) went from %s to %s though it does not depend on it", e.addr, f.Addr, id, f.Text, g.Text)
					case g.Text != f.Text:
						moved++
					case depends && (f.Kind == AmountFigure || f.Kind == CountFigure):
						t.Errorf("%s: %s (%s) still prints %s", e.addr, f.Addr, id, f.Text)
					}
				}
				if moved == 0 && quoted(sources, e.addr) {
					t.Errorf("%s: nothing moved", e.addr)
				}
			}
			t.Logf("%d entries, %d figures", (n+c.step-1)/c.step, len(before))
		})
	}
}

func quoted(sources map[string][]string, addr string) bool {
	for _, s := range sources {
		if slices.Contains(s, addr) {
			return true
		}
	}
	return false
}

// TestExplain asks for a cell by code and by name, and for a sentence's number.
func TestExplain(t *testing.T) {
	y := storetest.Sample()
	b := derived(t, y, nil, "")
	d, err := Compose(testPack(t), b, y, Options{})
	if err != nil {
		t.Fatal(err)
	}
	byCode, err := Explain(b, d, y, "03/2150517/项目支出")
	if err != nil {
		t.Fatal(err)
	}
	if got := byCode[0].Printed; got != "305.42 万元" {
		t.Errorf("printed %s", got)
	}
	if want := "支出/2150517/一般公共预算财政拨款/项目支出/决算数"; len(byCode[0].Entries) != 1 || byCode[0].Entries[0].Addr != want {
		t.Errorf("entries %v, want %s", byCode[0].Entries, want)
	}
	byName, err := Explain(b, d, y, "03/产业发展/项目支出")
	if err != nil || byName[0].Addr != byCode[0].Addr {
		t.Errorf("by name: %v, %v", byName, err)
	}
	share, err := Explain(b, d, y, "382.89%")
	if err != nil {
		t.Fatal(err)
	}
	if got := share[0].Formula; got != "预算/合计/决算数 ÷ 预算/合计/年初预算数 × 100%" {
		t.Errorf("formula %s", got)
	}
	if len(share[0].Entries) != 14 {
		t.Errorf("%d entries, want 7 items with budget and actual", len(share[0].Entries))
	}
	if all, err := Explain(b, d, y, "文字/九"); err != nil || len(all) < 20 {
		t.Errorf("section 九: %d numbers, %v", len(all), err)
	}
	if _, err := Explain(b, d, y, "03/2150517/项目之出"); err == nil || !regexp.MustCompile("是不是“03/2150517/项目支出”").MatchString(err.Error()) {
		t.Errorf("a misspelt address: %v", err)
	}
}

package check

import (
	"slices"
	"testing"

	"juesuan/report"
	"juesuan/store/storetest"
)

func TestRulesTurnToTheDocumentsNumbers(t *testing.T) {
	rules := load(t)
	y, prior := storetest.Invented()
	home := inputIn(t, "henan-2022", "", y, prior)
	if rules.For(home) != rules {
		t.Error("rules on the form's own numbering were turned")
	}
	in := inputIn(t, "shanghai-2024", "", y, prior)
	own := rules.For(in)
	for id, want := range map[string]string{
		"A20": "07/{期}/合计 ≈ 07/{期}/因公出国 + 07/{期}/公务用车 + 07/{期}/公务接待",
		"B10": "05/合计/基本支出 = 06/人员经费合计 + 06/公用经费合计",
		"C06": "五：05/合计/合计 = 05/合计/合计",
		"C05": "四：04/收入总计 = 04/收入总计",
		"B23": "01/年初结转和结余 = 上年/01/年末结转和结余",
	} {
		r, err := own.Rule(id)
		if err != nil {
			t.Fatal(err)
		}
		if len(r.formulas) != 1 || r.formulas[0].text != want {
			t.Errorf("%s reads %q, want %q", id, r.formulas[0].text, want)
		}
	}
	l := own.layoutOf(in)
	for on, want := range map[string]string{
		"九：09/决算数/合计": "七：07/决算数/合计", "08/合计/小计": "09/合计/合计", "07/合计/小计": "08/合计/小计", "上年/05/合计/小计": "上年/05/合计/合计",
		"十一：政府采购/总额": "十一：政府采购/总额", "十三：项目自评/数量": "十：项目自评/数量", "机关运行经费/决算数": "机关运行经费/决算数",
	} {
		if got := l.address(on); got != want {
			t.Errorf("%s is %s, want %s", on, got, want)
		}
	}
	res := Run(own, in, Options{})
	for _, id := range []string{"A20", "A21", "B18", "C06", "C08", "C17", "C18", "P01", "P02", "D07"} {
		if o := res.Outcome(id); o != Holds && o != OnlyTails {
			t.Errorf("%s ended as %s", id, o)
		}
	}
}

// TestATableThatIsNotThereIsNoOther: where a document lacks a table of the form
// and numbers another like it, rules of the one do not read the other.
func TestATableThatIsNotThereIsNoOther(t *testing.T) {
	in := inputIn(t, "shanghai-2024", "", storetest.Sample(), nil)
	in.Book.Tables = slices.DeleteFunc(in.Book.Tables, func(b *report.Table) bool { return b.ID == "08" })
	res := Run(load(t).For(in), in, Options{})
	if o := res.Outcome("A20"); o != Holds {
		t.Errorf("A20 ended as %s", o)
	}
	if o := res.Outcome("B09"); o != NotChecked {
		t.Errorf("B09, which compares table 07 of the form, ended as %s", o)
	}
}

// TestWhatIsMissingIsToldAndNeverPanics leaves out each table, and all else that
// an input may lack.
func TestWhatIsMissingIsToldAndNeverPanics(t *testing.T) {
	rules := load(t)
	for _, pack := range []string{"henan-2022", "shanghai-2024"} {
		whole := inputIn(t, pack, "", storetest.Sample(), nil)
		cases := map[string]func(*Input){
			"the text":      func(in *Input) { in.Document = nil },
			"the ledger":    func(in *Input) { in.Year = nil },
			"the catalogue": func(in *Input) { in.Catalogue = nil },
			"the form":      func(in *Input) { in.Form = nil },
			"all tables":    func(in *Input) { in.Book = &report.Book{Year: 2022, Unit: report.Wan} },
		}
		for _, lost := range whole.Book.Tables {
			cases["table "+lost.ID] = func(in *Input) {
				b := *in.Book
				b.Tables = slices.DeleteFunc(slices.Clone(b.Tables), func(t *report.Table) bool { return t.ID == lost.ID })
				in.Book = &b
			}
		}
		for name, lose := range cases {
			in := whole
			lose(&in)
			res := Run(rules.For(in), in, Options{})
			if res.Count(NotChecked) == 0 {
				t.Errorf("%s, without %s: every rule was checked", pack, name)
			}
			if len(res.Rules) != len(rules.All()) {
				t.Errorf("%s, without %s: %d rules ended, of %d", pack, name, len(res.Rules), len(rules.All()))
			}
		}
	}
}

// TestHeadingsAsLinesOfTheText: a section that was rewritten with its own
// headings as lines of the text is laid out as before.
func TestHeadingsAsLinesOfTheText(t *testing.T) {
	y, prior := storetest.Invented()
	in := inputIn(t, "shanghai-2024", "", y, prior)
	rules := load(t)
	before := rules.For(in)
	for i, b := range in.Document.Blocks {
		if h, ok := b.(*report.Heading); ok && h.Level == 3 {
			in.Document.Blocks[i] = &report.Paragraph{Section: "十一", Runs: []report.Run{{Text: h.Text, Entry: "改写/十一"}}}
		}
	}
	after := rules.For(in)
	for _, section := range []string{"十", "十一", "十二", "十三"} {
		for _, own := range []*Rules{before, after} {
			if got, want := own.list[0].layout.section(section), before.list[0].layout.section(section); got != want {
				t.Errorf("%s is %s, want %s", section, got, want)
			}
		}
	}
}

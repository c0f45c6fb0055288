package report

import (
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"juesuan/store"
	"juesuan/store/storetest"
)

// times is how much longer the random test is than usual.
var times = flag.Int("times", 1, "how many times as many random changes to follow")

// liveCase is a year to follow.
type liveCase struct {
	name     string
	y, prior *store.Year
	steps    int
}

func liveCases() []liveCase {
	y, prior := storetest.Invented()
	out := []liveCase{{"sample", storetest.Sample(), nil, 60}, {"invented", y, prior, 20}}
	for seed := range uint64(3) {
		out = append(out, liveCase{fmt.Sprintf("random %d", seed), storetest.Random(rand.New(rand.NewPCG(seed, 9)), 30), nil, 30})
	}
	return out
}

// TestLiveEqualsAFreshDocument makes random changes: after each the Book and
// the Document are what Derive and Compose make of the year, and the Update
// names what differs from before.
func TestLiveEqualsAFreshDocument(t *testing.T) {
	for _, name := range []string{DefaultPack, secondPack} {
		p, err := LoadPack(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, unit := range []Unit{Wan, Yuan} {
			for i, c := range liveCases() {
				t.Run(fmt.Sprintf("%s %s %s", name, unit, c.name), func(t *testing.T) {
					t.Parallel()
					followRandomly(t, p, unit, c, uint64(i))
				})
			}
		}
	}
}

func followRandomly(t *testing.T, p *Pack, unit Unit, c liveCase, seed uint64) {
	l, err := NewLive(p, testCatalogue(t), c.y, c.prior, unit, Options{})
	if err != nil {
		t.Fatal(err)
	}
	r := &changer{Rand: rand.New(rand.NewPCG(seed, uint64(len(unit)))), rows: l.rows}
	follows, alls, refused, composed := 0, 0, 0, 0
	defer func() {
		t.Logf("%d followed (%d with sections composed anew), %d made anew, %d refused", follows, composed, alls, refused)
	}()
	for range c.steps * *times {
		before := photograph(l)
		r.rows = l.rows
		change := r.next()
		up, err := l.Set(change...)
		book, doc, failure := fresh(p, l.Year(), c.prior, unit)
		if failure != nil {
			t.Fatalf("%v: the year cannot be derived, which Set did not say: %v", change, failure)
		}
		if d := bookDifference(book, l.Book()); d != "" {
			t.Fatalf("after %v (%+v, %v) the Book differs: %s", change, up, err, d)
		}
		if d := difference(doc, l.Document()); d != "" {
			t.Fatalf("after %v (%+v, %v) the Document differs: %s", change, up, err, d)
		}
		switch {
		case err != nil:
			refused++
			before.unchanged(t, change, photograph(l))
		case up.All:
			alls++
		default:
			follows++
			composed += min(len(up.Sections), 1)
			before.named(t, change, photograph(l), up)
		}
	}
}

func fresh(p *Pack, y, prior *store.Year, unit Unit) (*Book, *Document, error) {
	cat, err := store.LoadCatalogue()
	if err != nil {
		return nil, nil, err
	}
	b, err := Derive(p, cat, y, prior, unit)
	if err != nil {
		return nil, nil, err
	}
	doc, err := Compose(p, b, y, Options{})
	return b, doc, err
}

// photo is what a Book and a Document show.
type photo struct {
	facts    map[string]string // amounts, exact and printed
	figures  map[string]string // by address
	words    map[string]string // of the office, by address
	sections map[string]string // what else a section says
	tables   map[string]string // texts of the self-assessments
}

func photograph(l *Live) photo {
	p := photo{map[string]string{}, map[string]string{}, map[string]string{}, map[string]string{}, map[string]string{}}
	for _, f := range l.Book().Facts() {
		p.facts[f.Addr] = f.Exact.String() + " " + f.Printed.String()
	}
	for _, t := range l.Book().Tables {
		for _, r := range t.Rows {
			for _, c := range r.Cells {
				if strings.Contains(t.ID, assessmentID) {
					p.tables[t.ID] += fmt.Sprintf("%q over %d ", c.Text, c.RowSpan)
				}
			}
		}
	}
	for _, b := range l.Document().Blocks {
		b, ok := b.(*Paragraph)
		if !ok {
			continue
		}
		for _, r := range b.Runs {
			switch {
			case r.Figure != nil:
				p.figures[r.Figure.Addr] = r.Text + " " + r.Figure.Text + " " + r.Figure.Value.String()
			case r.Entry != "" && !r.Gap:
				p.words[r.Entry] = r.Text
			default:
				p.sections[b.Section] += r.Text
			}
		}
	}
	return p
}

func (p photo) unchanged(t *testing.T, c []store.Change, now photo) {
	t.Helper()
	if d := difference([]any{p.facts, p.figures, p.words, p.sections, p.tables},
		[]any{now.facts, now.figures, now.words, now.sections, now.tables}); d != "" {
		t.Fatalf("%v was refused and changed %s", c, d)
	}
}

// named asks that an Update names all that differs between two photographs.
func (p photo) named(t *testing.T, c []store.Change, now photo, up Update) {
	t.Helper()
	want := Update{Sections: up.Sections}
	for a, v := range p.facts {
		if v != now.facts[a] {
			want.Facts = append(want.Facts, a)
		}
	}
	for _, s := range slices.Sorted(maps.Keys(p.sections)) {
		if p.sections[s] != now.sections[s] && !slices.Contains(up.Sections, s) {
			want.Sections = append(want.Sections, s+" was not named")
		}
	}
	anew := func(addr string) bool {
		return up.Renewed && slices.ContainsFunc(up.Sections, func(s string) bool { return strings.HasPrefix(addr, "文字/"+s+"/") }) ||
			slices.ContainsFunc(up.Reworded, func(p *Paragraph) bool {
				return slices.ContainsFunc(p.figures(), func(f *Figure) bool { return f.Addr == addr })
			})
	}
	var figures, gotFigures []string
	for a, v := range p.figures {
		if v != now.figures[a] && !anew(a) {
			figures = append(figures, a)
		}
	}
	for _, f := range up.Figures {
		if now.figures[f.Addr] == p.figures[f.Addr] {
			t.Fatalf("%v did not change %s", c, f.Addr)
		}
		if !anew(f.Addr) {
			gotFigures = append(gotFigures, f.Addr)
		}
	}
	for a, v := range p.words {
		if v != now.words[a] && len(up.Sections) == 0 {
			want.Words = append(want.Words, a)
		}
	}
	for id, v := range p.tables {
		if v != now.tables[id] {
			want.Tables = append(want.Tables, id)
		}
	}
	for _, list := range [][2][]string{{want.Facts, up.Facts}, {want.Sections, up.Sections}, {figures, gotFigures}, {want.Tables, up.Tables}} {
		slices.Sort(list[0])
		got := slices.Sorted(slices.Values(list[1]))
		if !slices.Equal(list[0], got) {
			t.Fatalf("%v changed %q, told %q", c, list[0], got)
		}
	}
	if len(up.Sections) == 0 && !slices.Equal(slices.Sorted(slices.Values(want.Words)), up.Words) {
		t.Fatalf("%v changed the words at %q, told %q", c, want.Words, up.Words)
	}
}

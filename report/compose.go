package report

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"juesuan/store"
)

// Options choose what a document looks like beyond its pack.
type Options struct {
	Style Style
	// ShowBroken lets a rewritten section with a broken field show the fault as
	// a gap in the field's place. Else it refuses the document.
	ShowBroken bool
}

// composer is the work on one document.
type composer struct {
	pack       *Pack
	book       *Book
	year       *store.Year
	texts      map[string]string
	data       map[string]any
	out        limited // of the template that runs
	spans      []span  // that its marks stand for
	spent      int
	doc        *Document
	ids        map[string]int
	showBroken bool                 // as in Options
	lists      map[[2]string][]item // of 各行, by table and level

	// Where somebody follows the document (Live):
	terms  map[string]*term // one for each address
	pieces []*piece         // in the order of their blocks
	piece  *piece           // what is being made
	outer  *piece           // and what it is a pass of
	lines  *piece           // what titles, notes and other single lines asked
	cuts   []cut            // the passes of the text that was run last
	passes int              // how many it came to
	only   map[int]bool     // the passes to run; nil: all
}

// Compose makes the document of a Book: the pack's parts in order, its
// sentences with every number linked to its facts. y is the year the Book was
// derived from; its words and rewritten sections go into the text.
//
// An error is a Chinese sentence with the template's file and line.
func Compose(p *Pack, b *Book, y *store.Year, opt Options) (*Document, error) {
	c := &composer{pack: p, book: b, year: y}
	if err := c.compose(opt); err != nil {
		return nil, err
	}
	return c.doc, nil
}

// compose makes the document.
func (c *composer) compose(opt Options) error {
	if err := c.begin(); err != nil {
		return err
	}
	if opt.Style.Name == "" {
		opt.Style = Default
	}
	c.doc.Style, c.showBroken = opt.Style, opt.ShowBroken
	if err := c.front(); err != nil {
		return err
	}
	for i := range c.pack.Parts {
		if err := c.part(&c.pack.Parts[i]); err != nil {
			return err
		}
	}
	return nil
}

// begin makes an empty document and what templates see.
func (c *composer) begin() error {
	b, y := c.book, c.year
	c.texts, c.ids, c.lists = map[string]string{}, map[string]int{}, map[[2]string][]item{}
	for _, t := range y.Texts {
		c.texts[t.Place] = t.Text
	}
	c.data = c.makeData()
	c.doc = &Document{Department: b.Department, Year: b.Year, Unit: b.Unit, Mark: mark(y)}
	if y.Department.PublishedOn != "" {
		t, err := time.Parse(time.DateOnly, y.Department.PublishedOn)
		if err != nil {
			return fmt.Errorf("单位概况的公开日期“%s”应写成 2023-09-28 的样子，请改正", y.Department.PublishedOn)
		}
		c.doc.Date = t
	} else {
		// No date was entered: the files still need one that does not change.
		c.doc.Date = time.Date(b.Year+1, time.January, 1, 0, 0, 0, 0, time.UTC)
	}
	return nil
}

// mark is what every page shows of a document that must not be published.
func mark(y *store.Year) string {
	switch {
	case y.Department.Sample:
		return "示例"
	case y.State == store.Drafting || y.State == "":
		return "未定稿"
	}
	return ""
}

// front makes the cover and the contents.
func (c *composer) front() error {
	title, err := c.line("pack.toml 的 title", c.pack.Title)
	if err != nil {
		return err
	}
	c.doc.Title = title
	cover := &Cover{}
	for _, l := range c.pack.Cover {
		s, err := c.line("pack.toml 的 cover", l)
		if err != nil {
			return err
		}
		cover.Lines = append(cover.Lines, s)
	}
	if c.year.Department.PublishedOn != "" {
		cover.Date = fmt.Sprintf("%d年%d月%d日", c.doc.Date.Year(), c.doc.Date.Month(), c.doc.Date.Day())
	}
	c.doc.Blocks = append(c.doc.Blocks, cover)
	if c.pack.Contents != "" {
		c.doc.Blocks = append(c.doc.Blocks, &Contents{Title: c.pack.Contents})
	}
	return nil
}

func (c *composer) part(p *partDef) error {
	title, err := c.line("pack.toml 的 part.title", p.Title)
	if err != nil {
		return err
	}
	c.heading(1, title)
	from := len(c.doc.Blocks)
	for _, id := range p.Sections {
		if err := c.section(id); err != nil {
			return err
		}
	}
	if p.Explanation {
		c.doc.explanation = [2]int{from, len(c.doc.Blocks)}
	}
	for _, id := range p.Tables {
		if err := c.tables(id); err != nil {
			return err
		}
	}
	return nil
}

// section composes one text: the user's rewritten template if there is one,
// else the pack's.
func (c *composer) section(id string) error {
	s, broken := c.pack.texts[id], false
	for _, r := range c.year.Rewrites {
		if r.Section == id && strings.TrimSpace(r.Template) != "" {
			own, faulty, err := c.rewritten(id, r.Template)
			if err != nil {
				return err
			}
			s, broken = own, faulty
		}
	}
	p, err := c.tell(s)
	if err == nil && c.terms != nil {
		p.broken = broken
		c.pieces = append(c.pieces, p)
	}
	return err
}

// tell composes a section; where somebody follows the document it returns
// what its template asked.
func (c *composer) tell(s *section) (*piece, error) {
	if c.terms != nil {
		c.piece = newPiece(s)
		defer func() { c.piece = c.lines }()
	}
	from, headings, spent := len(c.doc.Blocks), c.ids["h"], c.spent
	text, err := c.run(s)
	if err != nil {
		return nil, err
	}
	p := c.piece
	if p == nil {
		c.blocks(s.id, text, 0)
		return p, nil
	}
	c.inPasses(p, text)
	p.from, p.to = from, len(c.doc.Blocks)
	p.headings, p.spent = [2]int{headings, c.ids["h"]}, c.spent-spent
	for _, pass := range p.passes {
		p.spent -= pass.spent
	}
	return p, nil
}

// blocks turns a template's output into headings and paragraphs. A blank line
// ends a paragraph; single line ends within one are the template author's and
// vanish; "# ", "## " and "### " begin 一、, （一） and 1． headings. n is how
// many figures the section has before; blocks returns how many it has then.
func (c *composer) blocks(id, text string, n int) int {
	var para strings.Builder
	flush := func() {
		runs := c.runs(para.String())
		para.Reset()
		if len(runs) == 0 {
			return
		}
		for i := range runs {
			if f := runs[i].Figure; f != nil {
				n++
				f.Addr = fmt.Sprintf("文字/%s/%d", id, n)
			}
		}
		c.doc.Blocks = append(c.doc.Blocks, &Paragraph{Runs: runs, Section: id})
	}
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.Trim(line, " \t\r")
		level := headingLevel(line)
		switch {
		case line == "":
			flush()
		case level > 0:
			flush()
			title := strings.TrimSpace(line[level-1:])
			c.piece.title(title)
			c.heading(level, plain(title))
		default:
			para.WriteString(line)
		}
	}
	flush()
	return n
}

// headingLevel is 2, 3 or 4 for "# ", "## ", "### ", else 0.
func headingLevel(line string) int {
	n := len(line) - len(strings.TrimLeft(line, "#"))
	if n >= 1 && n <= 3 && strings.HasPrefix(line[n:], " ") {
		return n + 1
	}
	return 0
}

func (c *composer) heading(level int, text string) {
	c.doc.Blocks = append(c.doc.Blocks, &Heading{Level: level, Text: text, ID: c.id("h", text)})
}

// id makes an anchor that is unique in the document.
func (c *composer) id(prefix, _ string) string {
	c.ids[prefix]++
	return fmt.Sprintf("%s%d", prefix, c.ids[prefix])
}

// tables adds the table with the ID, or all tables of the project
// self-assessments.
func (c *composer) tables(id string) error {
	for _, t := range c.book.Tables {
		if t.ID != id && !(id == projectsID && strings.HasPrefix(t.ID, projectsID+"/")) {
			continue
		}
		own, err := c.dress(t)
		if err != nil {
			return err
		}
		c.doc.Blocks = append(c.doc.Blocks, &TableBlock{Table: own, ID: c.id("t", t.ID)})
	}
	return nil
}

// dress gives a table the lines around it: year, unit and notes.
func (c *composer) dress(t *Table) (*Table, error) {
	out := *t
	var err error
	def := c.pack.table(t.ID)
	if def == nil { // a self-assessment: its amounts stand under heads that name the unit
		out.Year, err = c.line("self-assessment.toml 的 year", c.pack.assessment.Year)
		return &out, err
	}
	where := "tables.toml 表 " + t.ID
	if out.Year, err = c.line(where, c.pack.YearLine); err != nil {
		return nil, err
	}
	if out.Unit, err = c.line(where, c.pack.UnitLine); err != nil {
		return nil, err
	}
	notes := slices.Clone(def.Notes)
	if n := c.pack.EmptyNotes[t.ID]; n != "" && t.Empty() {
		notes = append(notes, n)
	}
	for _, n := range notes {
		s, err := c.line(where+" 的注", n)
		if err != nil {
			return nil, err
		}
		out.Notes = append(out.Notes, s)
	}
	return &out, nil
}

// Empty reports whether a table prints no amount other than zero.
func (t *Table) Empty() bool {
	for i := range t.Rows {
		for j := range t.Rows[i].Cells {
			if a := t.Rows[i].Cells[j].Amount; a != nil && !(a.HasExact && a.Exact.IsZero()) && !(a.Printed.IsZero() && !a.HasExact) {
				return false
			}
		}
	}
	return true
}

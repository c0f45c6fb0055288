package report

import (
	"fmt"
	"slices"
	"strings"
)

// tableDef is one table as a pack describes it (tables.toml).
type tableDef struct {
	ID        string      `toml:"id"`
	Title     string      `toml:"title"`
	Label     string      `toml:"label"`
	Form      string      `toml:"form"` // tree, sides, stacks or row
	Landscape bool        `toml:"landscape"`
	Hidden    bool        `toml:"hidden"`    // facts for the text; not printed
	Ruler     string      `toml:"ruler"`     // 栏次, the row of column numbers; "-" numbers without the word; empty: none
	Total     string      `toml:"total"`     // tree: the total row's label (合计); empty: none
	Indent    bool        `toml:"indent"`    // tree: indent names by level
	ZeroCell  *string     `toml:"zero_cell"` // what a zero prints in this table; default: the pack's
	Notes     []string    `toml:"notes"`     // templates
	Columns   []columnDef `toml:"column"`
	Sides     []sideDef   `toml:"side"` // sides, stacks
	Totals    []totalDef  `toml:"sum"`  // stacks: the row of totals
}

// columnDef is one column.
type columnDef struct {
	Head  []string `toml:"head"` // head labels from top to bottom; equal ones side by side or below each other merge
	Name  string   `toml:"name"` // the head in one line; default: the last head label
	Key   string   `toml:"key"`  // last part of addresses; default: Name
	Kind  string   `toml:"kind"` // code, class_code, section_code, item_code, name, line, amount
	Sum   string   `toml:"sum"`  // selectors; in sides: conditions that narrow the line's selectors
	Of    []string `toml:"of"`   // keys of the columns it adds up
	sels  []selector
	where []condition
}

// sideDef is one half of a two-sided table, or one stack of table 06.
type sideDef struct {
	Head    string      `toml:"head"`
	Lines   string      `toml:"lines"` // file of its lines, tab-separated
	Sum     string      `toml:"sum"`   // what a class line (sides) or a subject (stacks) adds up
	Columns []columnDef `toml:"column"`
	lines   []lineDef
	sels    []selector
}

// lineDef is one line of a fixed layout.
type lineDef struct {
	at    int // in its file, from 1; 0 for a line that a class got
	label string
	key   string   // a class code, a subject code, or a name
	of    []string // keys of the lines it adds up; "类" stands for all class lines
	sels  []selector
}

// totalDef is one total in the last row of stacks.
type totalDef struct {
	Label   string   `toml:"label"`
	Classes []string `toml:"classes"` // codes of the classes; empty: all others
	Span    int      `toml:"span"`    // columns the label covers; the amount stands in the next
}

func (c *columnDef) amount() bool { return c.Kind == "amount" }

// columnKinds maps a pack's word for a column to what writers know.
var columnKinds = map[string]ColumnKind{
	"name": NameColumn, "code": CodeColumn, "class_code": CodeColumn, "section_code": CodeColumn,
	"item_code": CodeColumn, "line": LineColumn, "amount": AmountColumn,
}

// loadTables reads tables.toml and the line files it names.
func (p *Pack) loadTables() error {
	var file struct {
		Table []*tableDef `toml:"table"`
	}
	src, err := p.files.decode("tables.toml", &file)
	if err != nil {
		return err
	}
	for i, t := range file.Table {
		if err := p.prepare(t); err != nil {
			return fmt.Errorf("%s起的表“%s”：%w", src.at(lineOfTable(src.text, "table", i)), t.ID, err)
		}
		p.tables = append(p.tables, t)
	}
	return nil
}

func (p *Pack) table(id string) *tableDef {
	for _, t := range p.tables {
		if t.ID == id {
			return t
		}
	}
	return nil
}

var forms = []string{"tree", "sides", "stacks", "row"}

// prepare fills in defaults, parses selectors and reads line files.
func (p *Pack) prepare(t *tableDef) error {
	if t.ID == "" || strings.Contains(t.ID, "/") {
		return fmt.Errorf("缺少“id”，或“id”里有“/”")
	}
	if p.table(t.ID) != nil || t.ID == assessmentID || t.ID == projectsID {
		return fmt.Errorf("“id”重复")
	}
	if !slices.Contains(forms, t.Form) {
		return fmt.Errorf("“form”是“%s”，应为“%s”%s", t.Form, strings.Join(forms, "”“"), meant(t.Form, forms))
	}
	if err := t.checkShape(); err != nil {
		return err
	}
	if err := prepareColumns(t.Columns, t.Form); err != nil {
		return err
	}
	for i := range t.Sides {
		s := &t.Sides[i]
		if err := prepareColumns(s.Columns, t.Form); err != nil {
			return fmt.Errorf("第 %d 个分栏：%w", i+1, err)
		}
		for j := range s.Columns {
			if s.Head != "" {
				s.Columns[j].Head = append([]string{s.Head}, s.Columns[j].Head...)
			}
		}
		if err := p.prepareSide(t.Form, s); err != nil {
			return fmt.Errorf("第 %d 个分栏：%w", i+1, err)
		}
	}
	return t.check()
}

// prepareColumns fills in a row of columns.
func prepareColumns(cols []columnDef, form string) error {
	for i := range cols {
		c := &cols[i]
		if len(c.Head) == 0 {
			return fmt.Errorf("第 %d 列没有表头（“head”）", i+1)
		}
		if c.Name == "" {
			c.Name = c.Head[len(c.Head)-1]
		}
		if c.Key == "" {
			c.Key = c.Name
		}
		if _, ok := columnKinds[c.Kind]; !ok {
			return fmt.Errorf("列“%s”的“kind”是“%s”，不认识%s", c.Name, c.Kind, meant(c.Kind, keysOf(columnKinds)))
		}
		var err error
		switch {
		case c.Sum == "":
		case form == "sides":
			c.where, err = parseConditions(c.Sum)
		default:
			c.sels, err = parseSelectors(c.Sum)
		}
		if err != nil {
			return fmt.Errorf("列“%s”：%w", c.Name, err)
		}
	}
	return checkColumns(cols, form)
}

func (p *Pack) prepareSide(form string, s *sideDef) (err error) {
	if s.Sum != "" {
		if s.sels, err = parseSelectors(s.Sum); err != nil {
			return err
		}
	}
	if s.Lines == "" {
		return fmt.Errorf("没有写各行的文件（“lines”）")
	}
	text, shown, err := p.files.read(s.Lines)
	if err != nil {
		return err
	}
	n := 0
	for line := range strings.SplitSeq(strings.TrimRight(text, "\n"), "\n") {
		n++
		if strings.HasPrefix(line, "#") {
			continue
		}
		l, err := parseLine(line)
		if err != nil {
			return fmt.Errorf("%s 第 %d 行：%w", shown, n, err)
		}
		l.at = n
		s.lines = append(s.lines, l)
	}
	return s.check(form, shown)
}

const allClasses = "类"

// parseLine reads label, key and what the line adds up: selectors, or "= a + b".
func parseLine(line string) (lineDef, error) {
	f := strings.Split(line, "\t")
	l := lineDef{label: strings.TrimSpace(f[0])}
	if len(f) > 1 {
		l.key = strings.TrimSpace(f[1])
	}
	if len(f) > 3 {
		return l, fmt.Errorf("应有三栏（名称、键、取数，用制表符分开），现有 %d 栏", len(f))
	}
	if len(f) < 3 || strings.TrimSpace(f[2]) == "" {
		return l, nil
	}
	sum := strings.TrimSpace(f[2])
	if of, ok := strings.CutPrefix(sum, "="); ok {
		for k := range strings.SplitSeq(of, "+") {
			l.of = append(l.of, strings.TrimSpace(k))
		}
		return l, nil
	}
	var err error
	l.sels, err = parseSelectors(sum)
	return l, err
}

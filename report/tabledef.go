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
	Hidden    bool        `toml:"hidden"` // facts for the text; not printed
	Ruler     string      `toml:"ruler"`  // 栏次, the row of column numbers; "-" numbers without the word; empty: none
	Lines     string      `toml:"lines"`  // how lines are numbered (行次): "" as the columns ask
	Total     string      `toml:"total"`  // tree: the total row's label (合计); empty: none
	Indent    bool        `toml:"indent"` // tree: indent names by level
	Notes     []string    `toml:"notes"`  // templates
	Columns   []columnDef `toml:"column"`
	Sides     []sideDef   `toml:"side"`  // sides, stacks
	Totals    []totalDef  `toml:"sum"`   // stacks: the row of totals
	ClassSum  string      `toml:"class"` // sides: what a class line adds up
}

// columnDef is one column.
type columnDef struct {
	Head  []string `toml:"head"` // head labels from top to bottom; equal neighbours merge
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
	if err := p.files.decode("tables.toml", &file); err != nil {
		return err
	}
	for _, t := range file.Table {
		if err := p.prepare(t); err != nil {
			return fmt.Errorf("%s/tables.toml 表“%s”：%w", p.Name, t.ID, err)
		}
		p.tables = append(p.tables, t)
	}
	for _, part := range p.Parts {
		for _, id := range part.Tables {
			if p.table(id) == nil && id != assessmentID && id != projectsID {
				return fmt.Errorf("%s/pack.toml：部分“%s”里的表“%s”在 tables.toml 里没有定义", p.Name, part.Title, id)
			}
		}
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

// prepare fills in defaults, parses selectors and reads line files.
func (p *Pack) prepare(t *tableDef) error {
	if t.ID == "" || strings.ContainsAny(t.ID, "/") {
		return fmt.Errorf("缺少 id，或 id 里有“/”")
	}
	if p.table(t.ID) != nil {
		return fmt.Errorf("id 重复")
	}
	sides := t.Form == "sides"
	if err := prepareColumns(t.Columns, sides); err != nil {
		return err
	}
	for i := range t.Sides {
		s := &t.Sides[i]
		if err := prepareColumns(s.Columns, sides); err != nil {
			return err
		}
		for j := range s.Columns {
			if s.Head != "" {
				s.Columns[j].Head = append([]string{s.Head}, s.Columns[j].Head...)
			}
		}
		if err := p.prepareSide(s); err != nil {
			return err
		}
	}
	switch t.Form {
	case "tree", "row":
		if len(t.Columns) == 0 {
			return fmt.Errorf("没有列（[[table.column]]）")
		}
	case "sides", "stacks":
		if len(t.Sides) == 0 {
			return fmt.Errorf("没有分栏（[[table.side]]）")
		}
	default:
		return fmt.Errorf("form = “%s”不认识，应为 tree、sides、stacks 或 row%s", t.Form, meant(t.Form, []string{"tree", "sides", "stacks", "row"}))
	}
	return nil
}

func prepareColumns(cols []columnDef, sides bool) error {
	for i := range cols {
		c := &cols[i]
		if len(c.Head) == 0 {
			return fmt.Errorf("第 %d 列没有表头（head）", i+1)
		}
		if c.Name == "" {
			c.Name = c.Head[len(c.Head)-1]
		}
		if c.Key == "" {
			c.Key = c.Name
		}
		if _, ok := columnKinds[c.Kind]; !ok {
			return fmt.Errorf("列“%s”的 kind = “%s”不认识%s", c.Name, c.Kind, meant(c.Kind, keysOf(columnKinds)))
		}
		var err error
		switch {
		case c.Sum == "":
		case sides:
			c.where, err = parseConditions(c.Sum)
		default:
			c.sels, err = parseSelectors(c.Sum)
		}
		if err != nil {
			return fmt.Errorf("列“%s”：%w", c.Name, err)
		}
	}
	for _, c := range cols {
		for _, k := range c.Of {
			if !slices.ContainsFunc(cols, func(o columnDef) bool { return o.Key == k && len(o.Of) == 0 || o.Key == k && o.Key != c.Key }) {
				return fmt.Errorf("列“%s”要加的列“%s”不存在", c.Name, k)
			}
		}
	}
	return nil
}

// parseConditions reads 键=值|值,键=值.
func parseConditions(s string) ([]condition, error) {
	var out []condition
	for c := range strings.SplitSeq(s, ",") {
		k, v, ok := strings.Cut(c, "=")
		if !ok {
			return nil, fmt.Errorf("条件“%s”应写成 键=值", c)
		}
		out = append(out, condition{strings.TrimSpace(k), strings.Split(strings.TrimSpace(v), "|")})
	}
	return out, nil
}

func (p *Pack) prepareSide(s *sideDef) (err error) {
	if s.Sum != "" {
		if s.sels, err = parseSelectors(s.Sum); err != nil {
			return err
		}
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
		s.lines = append(s.lines, l)
	}
	keys := map[string]bool{}
	for _, l := range s.lines {
		if l.key != "" && keys[l.key] {
			return fmt.Errorf("%s：键“%s”出现了两次", shown, l.key)
		}
		keys[l.key] = true
	}
	for _, l := range s.lines {
		for _, k := range l.of {
			if k != allClasses && !keys[k] {
				return fmt.Errorf("%s：“%s”要加的行“%s”不存在%s", shown, l.label, k, meant(k, keysOf(keys)))
			}
		}
	}
	return nil
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

package report

import "time"

// Document is a disclosure ready to be written: blocks in reading order.
// Writers turn it into files and know nothing of budgets.
type Document struct {
	Title      string // 2022年度焦作…部门决算, for document properties
	Department string
	Year       int
	Date       time.Time // publication date from the ledger; also the files' creation date
	Unit       Unit
	Mark       string // 示例 or 未定稿, shown on every page; empty for a final document
	Style      Style
	Blocks     []Block

	explanation [2]int // from and to in Blocks: the text that explains the figures
}

// Unit is the unit amounts are printed in.
type Unit string

// The units.
const (
	Wan  Unit = "万元"
	Yuan Unit = "元"
)

// Block is one element of a Document: *Cover, *Contents, *Heading,
// *Paragraph or *TableBlock.
type Block interface{ block() }

// Cover is the first page.
type Cover struct {
	Lines []string // 2022年度 / department / 部门决算, each on its own line
	Date  string   // at the foot, 2023年9月28日; may be empty
}

// Contents is the table of contents; its entries are the document's headings
// with Level ≤ 2 and its tables (Document.Outline).
type Contents struct {
	Title string // 目录
	// Entries are what a document that was read prints; where they are nil the
	// writers print Document.Outline.
	Entries []OutlineEntry
}

// Heading is a heading. Level 1 is a part (第一部分 …; on a new page), 2 is
// 一、, 3 is （一）, 4 is 1．
type Heading struct {
	Level int
	Text  string
	ID    string // unique in the document, an anchor
}

// Paragraph is one paragraph of text.
type Paragraph struct {
	Runs    []Run
	Section string // the section it stands in (三/五), the middle of a figure's address
}

// TableBlock is a table on pages of its own orientation. Its title is an
// entry of the contents at Level 2.
type TableBlock struct {
	Table *Table
	ID    string // anchor
}

func (*Cover) block()      {}
func (*Contents) block()   {}
func (*Heading) block()    {}
func (*Paragraph) block()  {}
func (*TableBlock) block() {}

// tables returns the tables with the ID.
func (d *Document) tables(id string) []*Table {
	var out []*Table
	for _, b := range d.Blocks {
		if t, ok := b.(*TableBlock); ok && t.Table.ID == id {
			out = append(out, t.Table)
		}
	}
	return out
}

// Run is a piece of a paragraph.
type Run struct {
	Text   string
	Figure *Figure // set where the text is a number computed from facts
	Entry  string  // address of the ledger's entry where the text is the office's own words
	Gap    bool    // something a person still has to supply, shown as （请填写…）
}

// Text returns the paragraph's plain text.
func (p *Paragraph) Text() string {
	s := ""
	for _, r := range p.Runs {
		s += r.Text
	}
	return s
}

// OutlineEntry is one line of the contents and of a PDF's outline.
type OutlineEntry struct {
	Level int // 1 part, 2 section or table
	Text  string
	ID    string
}

// Outline returns the entries of the contents in order.
func (d *Document) Outline() []OutlineEntry {
	var out []OutlineEntry
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case *Heading:
			if b.Level <= 2 {
				out = append(out, OutlineEntry{b.Level, b.Text, b.ID})
			}
		case *TableBlock:
			out = append(out, OutlineEntry{2, b.Table.Title, b.ID})
		}
	}
	return out
}

package xlsx

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"juesuan/report"
)

// sheet writes one table. Rows are streamed: only the stream writer gives a
// formula's cached value the type of a number, else other readers take it for
// text until they recalculate.
func (b *book) sheet(name string, first bool, t *report.Table) error {
	if err := b.newSheet(name, first); err != nil {
		return err
	}
	p := planOf(t, b.mark)
	if err := b.page(name, p); err != nil {
		return err
	}
	sw, err := b.file.NewStreamWriter(name)
	if err != nil {
		return err
	}
	// From the last: excelize puts each before the others, and Excel wants to
	// repair a file whose columns do not ascend.
	for i, w := range slices.Backward(p.widths) {
		if err := sw.SetColWidth(i+1, i+1, min(w, excelize.MaxColumnWidth)); err != nil {
			return err
		}
	}
	if err := sw.SetPanes(panes(p)); err != nil {
		return err
	}
	c := b.cells(p)
	for i, row := range p.rows {
		if err := c.row(sw, i+1, row); err != nil {
			return err
		}
	}
	for _, m := range p.merges {
		if err := sw.MergeCell(m[0].name(), m[1].name()); err != nil {
			return err
		}
	}
	return sw.Flush()
}

func (b *book) newSheet(name string, first bool) error {
	if first {
		return b.file.SetSheetName("Sheet1", name)
	}
	_, err := b.file.NewSheet(name)
	return err
}

// cells writes the cells of one table.
type cells struct {
	*book
	numbers numbers
	amounts map[string]amountAt // by address
}

// amountAt is an amount and where it stands.
type amountAt struct {
	value
	at at
}

func (b *book) cells(p *plan) *cells {
	c := &cells{book: b, numbers: numbersOf(p.table), amounts: map[string]amountAt{}}
	eachAmount(p.table, func(row, col int, k *report.Cell) {
		if v, ok := b.valueOf(k, c.numbers); ok && k.Addr != "" {
			c.amounts[k.Addr] = amountAt{v, at{col + 1, p.first[row]}}
		}
	})
	return c
}

// row writes one row of the sheet.
func (c *cells) row(sw *excelize.StreamWriter, n int, row planRow) error {
	out := make([]any, len(row.cells))
	for i, k := range row.cells {
		cell, l, err := c.content(k)
		if err != nil {
			return err
		}
		if cell.StyleID, err = c.style(l); err != nil {
			return err
		}
		out[i] = cell
	}
	return sw.SetRow(at{1, n}.name(), out, excelize.RowOpts{Height: row.height})
}

// content is what a cell holds and how it looks. Its value is a string, which
// is never a formula; a number; or nothing.
func (c *cells) content(k planCell) (excelize.Cell, look, error) {
	l := k.look
	text := k.text
	if k.src != nil {
		if a := k.src.Amount; a != nil {
			if v, ok := c.valueOf(k.src, c.numbers); ok {
				l.format = v.format
				return c.amount(k.src, v), l, nil
			}
		}
		text = k.src.Text
	}
	text, err := cellText(text)
	if err != nil || text == "" {
		return excelize.Cell{}, l, err
	}
	if risky(text) {
		l.format = textFormat
	}
	return excelize.Cell{Value: text}, l, nil
}

// amount is the content of an amount's cell. A blank without parts is empty.
func (c *cells) amount(k *report.Cell, v value) excelize.Cell {
	f := c.formula(k, v)
	if f == "" && v.blank {
		return excelize.Cell{}
	}
	// The one place where an amount becomes a float: the file holds no other
	// number. Fifteen digits come back unchanged.
	return excelize.Cell{Value: v.number.InexactFloat64(), Formula: f}
}

// formula is the sum of the cell's parts; empty in the publishing form, and
// where the parts do not stand in the table or do not add up, so that the
// sheet never shows another figure than the table prints.
func (c *cells) formula(k *report.Cell, v value) string {
	if c.asPrinted || len(k.Parts) == 0 || !v.exact {
		return ""
	}
	total := decimal.Zero
	places := make([]at, 0, len(k.Parts))
	for _, addr := range k.Parts {
		part, ok := c.amounts[addr]
		if !ok || !part.exact || addr == k.Addr {
			return ""
		}
		total = total.Add(part.number)
		places = append(places, part.at)
	}
	if !total.Equal(v.number) {
		return ""
	}
	return sumFormula(places, int(2-v.shift))
}

// area is a reference that stays where it is, of a whole sheet's table.
func (p *plan) area() string {
	return fmt.Sprintf("%s:%s", at{1, 1}.name(), at{p.cols(), len(p.rows)}.name())
}

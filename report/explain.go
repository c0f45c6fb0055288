package report

import (
	"fmt"
	"slices"
	"strings"

	"juesuan/store"
)

// Explanation says where a number comes from and who quotes it.
type Explanation struct {
	Addr     string   `json:"地址"`
	Name     string   `json:"名称,omitempty"`
	Printed  string   `json:"印出的数"`
	Exact    string   `json:"元,omitempty"`
	Formula  string   `json:"算法,omitempty"`
	Sentence string   `json:"所在句子,omitempty"`
	Facts    []Source `json:"依据,omitempty"`     // of a sentence's number
	Entries  []Source `json:"账本里的数,omitempty"`  // what was entered
	QuotedBy []Quote  `json:"引用它的句子,omitempty"` // also where another table's same amount is quoted
}

// Source is a fact or an entry with its value.
type Source struct {
	Addr  string `json:"地址"`
	Name  string `json:"名称,omitempty"`
	Value string `json:"值"`
}

// Quote is a number of the text that was computed from a fact.
type Quote struct {
	Addr     string `json:"地址"`
	Text     string `json:"印出的数"`
	Sentence string `json:"句子"`
}

// Explain answers what an address or a printed number of the text comes from:
// a cell (03/2150517/项目支出, also with the subject's name), any other fact
// (三公数量/保有量), a sentence's number (文字/五/3), all numbers of a section
// (文字/五), or every number of the text that prints as given (382.89%); one in
// the office's own words comes from that text's entry.
//
// The error is a sentence with what the address could have meant.
func Explain(b *Book, d *Document, y *store.Year, addr string) ([]Explanation, error) {
	e := explainer{b, d, y, entryValues(y)}
	addr = strings.TrimSpace(addr)
	if f := e.fact(addr); f != nil {
		return []Explanation{e.ofFact(f)}, nil
	}
	var out []Explanation
	d.eachFigure(func(p *Paragraph, f *Figure) {
		if f.Addr == addr || strings.HasPrefix(f.Addr, addr+"/") || f.Text == addr {
			out = append(out, e.ofFigure(p, f))
		}
	})
	if len(out) == 0 {
		out = e.inWords(addr)
	}
	if len(out) > 0 {
		return out, nil
	}
	known := d.figureAddrs()
	for _, f := range b.Facts() {
		known = append(known, f.Addr)
	}
	return nil, fmt.Errorf("没有地址“%s”%s地址的写法：表号/编码/列（03/2150517/项目支出），或 文字/章节/第几个数（文字/五/3）", addr, orFullStop(meant(addr, known)))
}

// inWords finds a number in what the office wrote itself: it comes from that
// text's entry.
func (e *explainer) inWords(number string) []Explanation {
	if number == "" || strings.Trim(number, "0123456789.,%") != "" {
		return nil
	}
	var out []Explanation
	for _, bl := range e.doc.Blocks {
		p, ok := bl.(*Paragraph)
		if !ok {
			continue
		}
		for _, r := range p.Runs {
			if r.Entry != "" && r.Figure == nil && strings.Contains(r.Text, number) {
				out = append(out, Explanation{
					Addr: r.Entry, Name: "单位自己填写的文字", Printed: number, Sentence: r.Text,
					Entries: []Source{{Addr: r.Entry, Value: r.Text}},
				})
			}
		}
	}
	return out
}

func orFullStop(s string) string {
	if s == "" {
		return "。"
	}
	return s
}

type explainer struct {
	book   *Book
	doc    *Document
	year   *store.Year
	values map[string]string
}

// entryValues are the year's entered numbers by address.
func entryValues(y *store.Year) map[string]string {
	out := map[string]string{}
	for _, list := range recordsOf(y) {
		for _, r := range list {
			for _, v := range r.values {
				out[r.addr+"/"+v.field] = v.num.StringFixed(2) + " 元"
			}
		}
	}
	return out
}

// fact finds a fact by its address, or by names in place of codes.
func (e *explainer) fact(addr string) *Fact {
	if f := e.book.Fact(addr); f != nil {
		return f
	}
	for _, f := range e.book.Facts() {
		parts := store.SplitAddress(f.Addr)
		if len(parts) < 2 {
			continue
		}
		parts[1] = f.Name
		if store.JoinAddress(parts...) == addr {
			return f
		}
	}
	return nil
}

func (e *explainer) ofFact(f *Fact) Explanation {
	x := Explanation{Addr: f.Addr, Name: f.Name, Printed: e.printed(f)}
	if f.Kind == AmountFact {
		x.Exact = f.Exact.StringFixed(2)
	}
	if len(f.Parts) > 0 {
		x.Formula = strings.Join(f.Parts, " + ")
	}
	x.Entries = e.entries(f.Addr)
	own := e.book.EntriesOf(f.Addr)
	e.doc.eachFigure(func(p *Paragraph, fig *Figure) {
		if slices.ContainsFunc(fig.Facts, func(a string) bool { return a == f.Addr || e.sameAmount(a, own) }) {
			x.QuotedBy = append(x.QuotedBy, Quote{fig.Addr, fig.Text, sentenceOf(p, fig)})
		}
	})
	return x
}

// sameAmount reports whether a fact comes from the very entries: then it is the
// same amount, printed in another place.
func (e *explainer) sameAmount(addr string, entries []string) bool {
	other := e.book.EntriesOf(addr)
	if len(entries) == 0 || len(other) != len(entries) {
		return false
	}
	for _, a := range entries {
		if !slices.Contains(other, a) {
			return false
		}
	}
	return true
}

func (e *explainer) ofFigure(p *Paragraph, f *Figure) Explanation {
	x := Explanation{Addr: f.Addr, Name: string(f.Kind), Printed: f.Text, Formula: f.Formula, Sentence: sentenceOf(p, f)}
	seen := map[string]bool{}
	for _, a := range f.Facts {
		fact := e.book.Fact(a)
		x.Facts = append(x.Facts, Source{a, fact.Name, e.printed(fact)})
		for _, s := range e.entries(a) {
			if !seen[s.Addr] {
				seen[s.Addr] = true
				x.Entries = append(x.Entries, s)
			}
		}
	}
	return x
}

func (e *explainer) printed(f *Fact) string {
	if f.Kind == AmountFact {
		return f.Printed.StringFixed(2) + " " + string(e.book.Unit)
	}
	return f.Printed.String()
}

func (e *explainer) entries(addr string) []Source {
	var out []Source
	for _, a := range e.book.EntriesOf(addr) {
		v, ok := e.values[a]
		if !ok {
			if f := e.book.Fact(a); f != nil {
				v = e.printed(f)
			}
		}
		out = append(out, Source{Addr: a, Value: v})
	}
	return out
}

// eachFigure calls f for every number of the text, in reading order.
func (d *Document) eachFigure(f func(*Paragraph, *Figure)) {
	for _, bl := range d.Blocks {
		p, ok := bl.(*Paragraph)
		if !ok {
			continue
		}
		for i := range p.Runs {
			if p.Runs[i].Figure != nil {
				f(p, p.Runs[i].Figure)
			}
		}
	}
}

func (d *Document) figureAddrs() []string {
	var out []string
	d.eachFigure(func(_ *Paragraph, f *Figure) { out = append(out, f.Addr) })
	return out
}

// sentenceOf returns the sentence of the paragraph that the figure stands in.
func sentenceOf(p *Paragraph, f *Figure) string {
	var b strings.Builder
	found := false
	for _, r := range p.Runs {
		if r.Figure == f {
			found = true
		}
		for _, c := range r.Text {
			b.WriteRune(c)
			if c == '。' || c == '\n' {
				if found {
					return b.String()
				}
				b.Reset()
			}
		}
	}
	return b.String()
}

// Package text reads what a disclosure says in sentences: its parts and
// sections, and the numbers of its text as claims about the tables, in the
// shape that report.Compose gives them.
//
// The grammar knows how these documents speak (an amount and what it is the
// amount of, a share of what, a completion of what, a change against what,
// counts), not how one place words them. A number it cannot place with
// certainty is no claim: it is named in Unread, and nothing is checked of it.
package text

import (
	"slices"
	"strings"

	"juesuan/report"
	"juesuan/report/read/raw"
)

// Result is what was read.
type Result struct {
	Document *report.Document
	// Spots says where a number or a heading stands, by its address (文字/五/3) or
	// its ID.
	Spots map[string]raw.Spot
	// Unread are the sentences with numbers that were not understood.
	Unread []Unread

	paragraphs []*paragraph
}

// Unread is a sentence with numbers that could not be placed.
type Unread struct {
	Where   string   // the section, 五
	Text    string   // the sentence
	Numbers []string // those of it that were not placed, as printed
	Why     string   // a Chinese sentence
	Spot    raw.Spot

	of *paragraph // that it stands in
	at []int      // where the numbers do
}

// IsOwn reports whether the numbers stand in the office's own words.
func (u *Unread) IsOwn() bool { return u.Why == whyOwn }

// Read reads the lines that belong to no table. tables are the tables that
// stand before a line, by its index; those of len(lines) stand at the end.
//
// What the text alone tells (counts, budgets, procurement) becomes facts of
// the book.
func Read(lines []*raw.Line, tables map[int][]*report.Table, book *report.Book) *Result {
	r := &reader{
		book: book, lex: newLexicon(book), tables: tables, spots: map[string]raw.Spot{},
		doc:    &report.Document{Department: book.Department, Year: book.Year, Unit: book.Unit},
		counts: map[string]int{}, numbers: map[string]int{}, taken: map[string]bool{}, generic: map[topic]*strings.Replacer{}, cars: map[int]bool{}, lists: map[string]bool{}, coarse: map[string]int32{}, years: map[string]int{},
	}
	r.entries = slices.ContainsFunc(lines, func(l *raw.Line) bool { return l.Contents })
	list := pieces(lines)
	if len(tables) == 0 && !slices.ContainsFunc(list, func(p *piece) bool { return p.level > 0 }) {
		lines = broken(lines)
		list = pieces(lines)
	}
	body := 0
	if len(tables) > 0 || !r.alone(list) {
		body = r.front(list)
	}
	for _, p := range list[body:] {
		for _, m := range reAnyYear.FindAllStringSubmatch(p.plain, -1) {
			r.years[m[1]]++
		}
		r.allFunds = r.allFunds || p.level == 2 && topicOf(p.plain) == general && strings.Contains(p.plain, "一般公共")
	}
	for i := body; i < len(list); i++ {
		r.tablesBefore(list[i].line)
		r.piece(list, i)
	}
	r.tablesBefore(len(lines))
	return &Result{Document: r.doc, Spots: r.spots, Unread: r.unread, paragraphs: r.paragraphs}
}

// alone lets a text without any heading, a statement of one thing that is
// published by itself, speak of that. It reports whether it is one.
func (r *reader) alone(list []*piece) bool {
	all := ""
	for _, p := range list {
		if p.level > 0 {
			return false
		}
		all += p.plain
	}
	if !strings.Contains(all, "决算") && !strings.Contains(all, "支出") {
		return false
	}
	for _, p := range list {
		switch t := topicOf(p.plain); t {
		case threePublic, procurement:
			r.topic, r.outer, r.middle, r.section = t, t, t, string(t)
			r.base, r.inner = r.section, r.section
			return true
		}
	}
	return false
}

// reader is the work on one document.
type reader struct {
	book    *report.Book
	lex     *lexicon
	doc     *report.Document
	tables  map[int][]*report.Table
	entries bool // the format marks the lines of the contents
	given   int  // tables before this line are in the document
	spots   map[string]raw.Spot
	unread  []Unread

	paragraphs []*paragraph

	part     partKind
	parts    int
	chapter  string // the part's number in words, where a second part has sections too
	section  string
	topic    topic            // of the section, or of the heading below it
	outer    topic            // of the section
	base     string           // the section of the chapter around headings below it
	middle   topic            // of the heading （一） that deeper ones stand below
	inner    string           // its section
	said     string           // the unit that amounts of the section have without saying it
	allFunds bool             // all fiscal spending and that of the general budget have a section each
	detail   bool             // 具体情况: budget and spending item by item
	class    string           // the last 类 that was named
	coarse   map[string]int32 // amounts of which the text prints less than tables do: the power of ten of the last digit
	state    state
	opening  bool           // the next paragraph is the first of its section
	years    map[string]int // how many lines name a year
	owner    string         // the office that sentences name before their year

	counts  map[string]int  // IDs given, by prefix
	numbers map[string]int  // figures of a section so far
	taken   map[string]bool // section names in use
	generic map[topic]*strings.Replacer
	listed  listing
	lists   map[string]bool // pages whose names were counted
	ahead   []*piece        // behind the paragraph that is read
	cars    map[int]bool    // kinds of cars listed so far
}

package text

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"juesuan/report"
)

// paragraph is the work on one paragraph.
type paragraph struct {
	*reader
	p       *piece
	plain   []rune // in normal writing
	numbers []number
	owns    []own
	marks   []mark
	missed  []miss
	at      int      // what is before was read
	scanned int      // what is before was searched for brackets
	around  *state   // of the sentence around a bracket
	named   *subject // what the clauses of the label before the number's own named
	out     *report.Paragraph
	// otherYearOf is a year that something is compared with instead of the year
	// before.
	otherYearOf string
	yearOf      int    // a year beyond the document's two that the sentence is of
	about       bool   // the number is an approximation
	opens       bool   // it is the first of its section
	told        []told // the amounts so far
	several     []told // those that 分别占 has yet to give shares to
}

// mark is a stretch of the paragraph that becomes a run of its own.
type mark struct {
	from, to int
	figure   *report.Figure
	text     string // of a figure
	entry    string
}

// miss is a number that was not placed.
type miss struct {
	at  *number
	why string
}

// longParagraph is how many characters a paragraph may have; more is none.
const longParagraph = 8000

func (r *reader) paragraph(p *piece) {
	par := &paragraph{reader: r, p: p, plain: []rune(p.plain)}
	r.state.base, r.state.partsEnd, r.state.changeEnd, r.state.planning = noBase, 0, 0, false
	r.state.owner = nil
	par.opens, r.opening = r.opening, false
	par.at = r.inline(p)
	if reNumber.MatchString(p.plain) {
		r.state.forget()
		r.state.lead = nil
	}
	switch {
	case r.part == glossaryPart, r.part == annexPart, r.part == tablesPart:
	case len(par.plain) > longParagraph:
		par.unread = append(par.unread, Unread{Where: r.section, Text: string(par.plain[:50]) + "……", Why: "这一段太长，没有核对", Spot: p.spot})
	case r.topic == overview, r.topic == noTopic && reCountsParts.MatchString(p.plain), r.topic == noTopic && reUnitsFollow.MatchString(p.plain):
		par.overview()
	default:
		par.numbers = numbersOf(par.plain)
		par.unitless()
		par.owns = r.ownWords(p.plain)
		par.claims()
		par.evaluations()
	}
	par.finish()
}

// claims places the numbers in their order.
func (par *paragraph) claims() {
	for i := range par.numbers {
		n := &par.numbers[i]
		if par.inOwn(n) {
			if n.kind == amountNumber && par.goesOver(n) {
				par.state.forget() // what follows is about that
			}
			if n.kind == amountNumber || n.kind == percentNumber {
				par.missed = append(par.missed, miss{n, whyOwn})
			}
			continue
		}
		if n.kind == yearNumber {
			par.year(i)
			continue
		}
		par.aside(n)
		place := par.claim
		if par.isAbout(n) {
			place = par.approximation
		}
		f, text, why := place(n)
		par.at = max(par.at, n.end)
		par.tellOf(n, f)
		switch {
		case f != nil:
			par.marks = append(par.marks, mark{from: n.from, to: n.to, figure: f, text: text})
		case why != "":
			par.missed = append(par.missed, miss{n, why})
		}
	}
	par.label(&number{from: len(par.plain)}) // what stands before the last own words
	par.context(clauses(par.plain[par.at:]))
	for _, o := range par.owns {
		par.marks = append(par.marks, mark{from: o.from, to: o.to, entry: o.entry})
	}
}

// aside keeps what is spoken of over a bracket that names a part of it: 收入12万元
// （其中政府性基金3万元），占…… goes on with 收入.
func (par *paragraph) aside(n *number) {
	for ; par.scanned < n.from; par.scanned++ {
		switch par.plain[par.scanned] {
		case '（':
			words := string(par.plain[par.scanned+1 : n.from])
			if hasAnyPrefix(words, "其中", "含", "包括", "包含", "不含", "不包括") || par.at > 0 && par.at == par.scanned && par.names(words) {
				was := par.state
				par.around = &was
			}
		case '）':
			if par.around != nil {
				par.state, par.around = *par.around, nil
			}
		}
	}
}

// names reports whether words begin with the name of an amount.
func (par *paragraph) names(words string) bool {
	m := par.lex.mentions(par.topic, bareText(words))
	return len(m) > 0 && m[0].from == 0
}

// goesOver reports whether a number of own words stands behind a semicolon in
// them: they have gone over to something that has no name here.
func (par *paragraph) goesOver(n *number) bool {
	for _, o := range par.owns {
		if o.from <= n.from && n.to <= o.to {
			return slices.Contains(par.plain[o.from:n.from], '；')
		}
	}
	return false
}

func (par *paragraph) inOwn(n *number) bool {
	return slices.ContainsFunc(par.owns, func(o own) bool { return o.from <= n.from && n.to <= o.to })
}

// finish adds the paragraph to the document and what was missed to Unread.
func (par *paragraph) finish() {
	slices.SortFunc(par.marks, func(a, b mark) int { return cmp.Compare(a.from, b.from) })
	out := &report.Paragraph{Section: par.section}
	printed, at := []rune(par.p.text), 0
	for _, m := range par.marks {
		if m.from < at {
			continue
		}
		if m.from > at {
			out.Runs = append(out.Runs, report.Run{Text: string(printed[at:m.from])})
		}
		run := report.Run{Text: string(printed[m.from:m.to]), Figure: m.figure, Entry: m.entry}
		if m.figure != nil {
			par.reader.numbers[par.section]++
			m.figure.Addr = fmt.Sprintf("文字/%s/%d", par.section, par.reader.numbers[par.section])
			par.spots[m.figure.Addr] = par.p.at(m.from, m.to)
			run.Text = m.text
		}
		out.Runs, at = append(out.Runs, run), m.to
	}
	if at < len(printed) {
		out.Runs = append(out.Runs, report.Run{Text: string(printed[at:])})
	}
	par.doc.Blocks = append(par.doc.Blocks, out)
	par.out, par.paragraphs = out, append(par.paragraphs, par)
	par.tell()
}

// tell adds the missed numbers, sentence by sentence.
func (par *paragraph) tell() {
	var last *Unread
	lastFrom := -1
	for _, m := range par.missed {
		from, to := par.sentence(m.at.from)
		if last == nil || from != lastFrom || last.Why != m.why {
			par.unread = append(par.unread, Unread{Where: par.section, Text: strings.TrimSpace(string([]rune(par.p.text)[from:to])), Why: m.why, Spot: par.p.at(from, to), of: par})
			last, lastFrom = &par.unread[len(par.unread)-1], from
		}
		last.at = append(last.at, m.at.from)
		last.Numbers = append(last.Numbers, m.at.text+strings.TrimPrefix(m.at.unit, "%"))
	}
}

// sentence is the sentence around a place.
func (par *paragraph) sentence(at int) (from, to int) {
	from, to = 0, len(par.plain)
	for i := at - 1; i >= 0; i-- {
		if par.plain[i] == '。' {
			from = i + 1
			break
		}
	}
	for i := at; i < len(par.plain); i++ {
		if par.plain[i] == '。' {
			to = i + 1
			break
		}
	}
	return from, to
}

// sentenceText is the bare sentence around a number.
func (par *paragraph) sentenceText(n *number) string {
	from, to := par.sentence(n.from)
	return bare(par.plain[from:to])
}

// before is the bare sentence up to a number.
func (par *paragraph) before(n *number) string {
	from, _ := par.sentence(n.from)
	return bare(par.plain[from:n.from])
}

// after is the bare text right behind a number's unit, up to the next mark.
func (par *paragraph) after(n *number) string {
	end := n.end
	for end < len(par.plain) && !strings.ContainsRune("，。；、", par.plain[end]) {
		end++
	}
	return bare(par.plain[n.end:end])
}

// label is the bare text between the number or the own words before and a
// number, in clauses. What stands before own words says what is spoken of.
func (par *paragraph) label(n *number) []string {
	for _, o := range par.owns {
		if o.from >= par.at && o.to <= n.from {
			par.context(clauses(par.plain[par.at:o.from]))
			par.at = o.to
		}
	}
	r := par.plain[min(par.at, n.from):n.from]
	if len(r) > 0 && r[0] == '（' {
		r = r[utf8.RuneCountInString(reBesides.FindString(string(r))):]
	}
	return clauses(r)
}

// reBesides is a bracket right behind a number that says what is in it: what is
// spoken of goes on behind it.
var reBesides = regexp.MustCompile(`^（(?:其中)?(?:不含|不包括|不包含|含|包括|包含|已扣除|扣除|剔除)[^（）]*(?:（[^（）]*）[^（）]*)*）`)

// clauses cuts a label at its marks. A bracket that is still open at the end
// begins a clause; those closed belong to names.
func clauses(r []rune) []string {
	var out []string
	begin, open := 0, -1
	for i, c := range r {
		switch c {
		case '，', '。', '；', '：':
			if open < 0 {
				out = append(out, clause(r[begin:i]))
				begin = i + 1
			}
		case '（':
			open = i
		case '）':
			open = -1
		}
	}
	if open >= begin {
		out = append(out, clause(r[begin:open]))
		return append(out, clauses(r[open+1:])...)
	}
	return append(out, clause(r[begin:]))
}

// reCodeLevel is a level of a name with its code: 教育支出（205类）.
var reCodeLevel = regexp.MustCompile(`（2\d{2,6}([类款项])）`)

// clause is a bare clause; codes within the names of its subjects are left out,
// and money has its name of now.
func clause(r []rune) string { return nowadays(reCodeLevel.ReplaceAllString(bare(r), "（$1）")) }

// reOldMoney is the general budget's money by its names of other years and of
// places: 公共财政预算拨款.
var reOldMoney = regexp.MustCompile(`(?:一般)?公共(?:财政预算|预算财政|财政)拨款|公共预算拨款`)

// nowadays gives the general budget's money its name of now.
func nowadays(s string) string {
	if !strings.Contains(s, "公共") {
		return s
	}
	s = reOldMoney.ReplaceAllString(s, "一般公共预算财政拨款")
	return strings.ReplaceAll(s, "一般一般", "一般")
}

package text

import (
	"strings"

	"juesuan/report"
)

// subject is what a sentence speaks of, with the addresses of its numbers.
type subject struct {
	name             string
	code             string   // of a class or an item
	actual           string   // 决算数
	also             []string // other addresses that the same words may mean
	initial, planned string   // 年初预算数, 全年预算数; empty where it has none
	grand            string   // with what was carried over, where a paragraph tells both
	whole            string   // what its share is a share of, unless the sentence says
	item             bool     // it is a function item by its name
	part             bool     // it is a part of the item that is told of
	bare             bool     // by nothing but its name: its amounts are the table's
}

// prior is the address of last year's amount.
func prior(addr string) string { return "上年/" + addr }

// phrase is a way to name a subject, in bare writing.
type phrase struct {
	text    string
	subject *subject
	second  *subject // 收、支总计: the other of the two named at once
}

// lexicon has the phrases of every topic.
type lexicon struct {
	tables  tableMap
	phrases map[topic][]phrase
	items   *itemIndex
	book    *report.Book
}

func newLexicon(b *report.Book) *lexicon {
	l := &lexicon{book: b, tables: tablesOf(b), phrases: map[topic][]phrase{}}
	l.items = newItems(b.Year, l.tables)
	l.totals()
	l.parts()
	l.columns(income, "02", "本年收入合计", incomeColumns)
	l.columns(spending, "03", "本年支出合计", spendingColumns)
	l.ofIncome()
	l.ofSpending()
	l.classes()
	l.general()
	l.allFunds()
	l.basics()
	l.funds(fund, "07")
	l.funds(capital, "08")
	l.publics()
	l.gatherings()
	l.operating()
	l.procurement()
	l.performance()
	return l
}

// add gives a topic phrases for a subject, separated by |.
func (l *lexicon) add(t topic, phrases string, s *subject) {
	for p := range strings.SplitSeq(phrases, "|") {
		if s.name == "" {
			s.name = p
		}
		l.phrases[t] = append(l.phrases[t], phrase{text: p, subject: s})
	}
}

// pair names two subjects at once.
func (l *lexicon) pair(t topic, phrases string, a, b *subject) {
	for p := range strings.SplitSeq(phrases, "|") {
		l.phrases[t] = append(l.phrases[t], phrase{text: p, subject: a, second: b})
	}
}

// mention is a phrase at a place of a bare text.
type mention struct {
	*phrase
	from, to int // bytes
}

// mentions finds the phrases of a topic in a bare text; where they overlap the
// longer one stands.
func (l *lexicon) mentions(t topic, text string) []mention {
	var out []mention
	list := l.phrases[t]
	for i := range list {
		p := &list[i]
		for from := 0; ; {
			k := strings.Index(text[from:], p.text)
			if k < 0 {
				break
			}
			from += k
			out = keep(out, mention{p, from, from + len(p.text)})
			from += len(p.text)
		}
	}
	return out
}

// keep adds a mention unless one that it overlaps is longer, or as long and
// before it; in order of their places.
func keep(list []mention, m mention) []mention {
	out := list[:0:0]
	for _, o := range list {
		if m.from < o.to && o.from < m.to {
			if long := o.to - o.from - (m.to - m.from); long > 0 || long == 0 && o.from <= m.from {
				return list
			}
			continue
		}
		out = append(out, o)
	}
	at := 0
	for at < len(out) && out[at].from < m.from {
		at++
	}
	return append(out[:at:at], append([]mention{m}, out[at:]...)...)
}

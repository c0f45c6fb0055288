package findings

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"juesuan/gui/flow"
	own "juesuan/gui/theme"
	"juesuan/report/check"
)

// Content is what a list shows.
type Content struct {
	Result *check.Result
	Rules  *check.Rules
	PageOf func(*check.Finding) string // what findings are told under; "" for none
	AddrOf func(check.Place) string    // where a place is shown; "" if nowhere
	Unread []Unread                    // what could not be understood
	Head   []string                    // sentences over all, the first as grave as the gravest finding
}

// Unread is a sentence or a table that nobody could check.
type Unread struct {
	Where, Why, Addr string
}

// List shows findings in folds, the gravest first.
type List struct {
	Go       func(addr string)
	Accept   func(key string) // nil: nothing can be accepted here
	Withdraw func(key string)
	Stepped  func(addr string) // the first place of a finding that was stepped to; may be nil

	content Content
	groups  []group
	closed  map[string]bool // groups that are folded
	opened  map[string]bool // findings whose consequences are shown
	text    *flow.Flow
}

// NewList returns a list of nothing: what needs nobody's hand is folded.
func NewList() *List {
	l := &List{
		opened: map[string]bool{}, text: flow.New(),
		closed: map[string]bool{"尾差": true, "不能检查": true, "已说明": true},
	}
	l.text.Ground = own.ColorSheet
	l.text.Empty = own.Fine.Sign() + " 没有要处理的。"
	l.text.OnTarget = l.open
	l.text.OnKey = l.key
	return l
}

// Object is the list.
func (l *List) Object() fyne.CanvasObject { return l.text.Object() }

// Focus gives the list the keyboard of a canvas; it may not have been drawn yet.
func (l *List) Focus(c fyne.Canvas) { c.Focus(l.text) }

// Set shows something else.
func (l *List) Set(c Content) {
	l.content = c
	l.groups = groupsOf(&c)
	l.text.Set(l.write())
}

// String is what the list says, a paragraph a line.
func (l *List) String() string {
	var b strings.Builder
	for _, p := range l.text.Paragraphs() {
		for _, x := range append(slices.Clone(p.Pieces), p.Right...) {
			b.WriteString(x.Text)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// Reveal shows the first finding of a rule; false if there is none.
func (l *List) Reveal(rule string) bool {
	return l.reveal(func(_ string, f *check.Finding) bool { return f.Rule == rule })
}

// RevealKey shows the finding with the key; false if there is none.
func (l *List) RevealKey(key string) bool {
	return l.reveal(func(k string, _ *check.Finding) bool { return k == key })
}

// RevealAt shows the first finding that has a place of the address; false if
// there is none.
func (l *List) RevealAt(addr string) bool {
	return l.reveal(func(_ string, f *check.Finding) bool {
		return slices.ContainsFunc(f.Places, func(p check.Place) bool { return p.Addr == addr })
	})
}

// reveal shows the first finding that is meant, which it is asked of with its key.
func (l *List) reveal(meant func(key string, f *check.Finding) bool) bool {
	for i := range l.groups {
		for _, x := range l.groups[i].findings {
			if meant(x.key, x.Finding) {
				l.unfold(l.groups[i].name)
				return l.text.Reveal(looks{x.key, l.first(x.Finding)})
			}
		}
	}
	return false
}

func (l *List) unfold(name string) {
	if l.closed[name] {
		l.closed[name] = false
		l.text.Set(l.write())
	}
}

// first is the place where [去看] leads: the first that has an address.
func (l *List) first(f *check.Finding) string {
	for _, p := range f.Places {
		if a := l.content.AddrOf(p); a != "" {
			return a
		}
	}
	return ""
}

// find returns the finding with the key.
func (l *List) find(key string) *check.Finding {
	for i := range l.groups {
		for _, x := range l.groups[i].findings {
			if x.key == key {
				return x.Finding
			}
		}
	}
	return nil
}

// open does what a target says.
func (l *List) open(t any) {
	switch t := t.(type) {
	case folds:
		l.closed[t.group] = !l.closed[t.group]
		l.text.Set(l.write())
	case unfolds:
		l.opened[t.key] = !l.opened[t.key]
		l.text.Set(l.write())
	case looks:
		l.Go(t.addr)
	case goes:
		l.Go(t.addr)
	case accepts:
		l.Accept(t.key)
	case withdraws:
		l.Withdraw(t.key)
	}
}

// key goes to the next finding or the one before with F8.
func (l *List) key(key *fyne.KeyEvent, shift bool) bool {
	if key.Name != fyne.KeyF8 {
		return false
	}
	if shift {
		l.Step(-1)
	} else {
		l.Step(1)
	}
	return true
}

// Step puts the mark so many findings on.
func (l *List) Step(by int) {
	if t := l.after(keyOf(l.text.Current()), by); t != nil {
		l.text.Reveal(t)
		if x, ok := t.(looks); ok && l.Stepped != nil {
			l.Stepped(x.addr)
		}
	}
}

// after is the target of the finding so many after the one with the key, among
// those that are shown; it goes round.
func (l *List) after(key string, by int) any {
	var list []looks
	for i := range l.groups {
		if l.closed[l.groups[i].name] {
			continue
		}
		for n, x := range l.groups[i].findings {
			if a := l.first(x.Finding); a != "" && n < mostFindings {
				list = append(list, looks{x.key, a})
			}
		}
	}
	if len(list) == 0 {
		return nil
	}
	i := slices.IndexFunc(list, func(l looks) bool { return l.key == key })
	if i < 0 && by < 0 {
		i = 0
	}
	return list[((i+by)%len(list)+len(list))%len(list)]
}

// keyOf is the finding that a target belongs to.
func keyOf(t any) string {
	switch t := t.(type) {
	case looks:
		return t.key
	case goes:
		return t.key
	case accepts:
		return t.key
	case withdraws:
		return t.key
	case unfolds:
		return t.key
	}
	return ""
}

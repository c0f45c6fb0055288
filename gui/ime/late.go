package ime

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// late keeps keys from overtaking text. Where an input method is connected the
// toolkit hands over a key at once, but its text only when the input method
// has seen it: on a busy machine Return would leave a cell whose last digits
// are still on their way, and they would begin the next one. So what moves or
// changes anything waits in the order of the keys until the text before it has
// come; text that comes later still is never put where its keys were not
// pressed. There is one keyboard, so there is one of these; it belongs on the
// toolkit's main goroutine.
var late queue

// Tell gets sentences about what was typed and could not be put anywhere.
var Tell = func(string) {}

// queue holds what was pressed and is not done yet, in order.
type queue struct {
	items []item
	latin bool // letters are coming as they are: nobody composes
	shift bool // of the key that is handled now
	again bool // something that waited is being handled
	lost  lost
	timer *time.Timer
}

// item is a key of which no text has come, or something that waits for text.
type item struct {
	key     fyne.KeyName
	run     func() // nil: text is owed
	target  any    // where the text belongs; nil: where the keyboard is when its turn comes
	given   bool   // up: nothing waits for it any more
	pressed time.Time
}

// nowhere is the target of text whose way there was given up.
var nowhere = new(int)

// patience is how long text is waited for after the last sign of life; a key
// may have none (figures of a keypad that moves the cursor). A machine that does
// ten other things has been seen to take longer than three seconds. memory is
// how long text may still come afterwards.
var (
	patience = 6 * time.Second // a test makes it shorter
	memory   = 45 * time.Second
)

// Targeted is what has the keyboard and knows where text goes: a cell of many.
// Others are targets themselves.
type Targeted interface{ Target() any }

// Hold reports whether something has to wait for text that was typed before
// it; run does it later. Shortcuts and clicks ask it.
func Hold(run func()) bool {
	if late.again || !late.owes(anyKey) {
		return false
	}
	late.items = append(late.items, item{run: run})
	return true
}

// holdKey is Hold for a key without a modifier but Shift. A key that gives
// text is noted; it is to be called once for each.
func holdKey(key *fyne.KeyEvent, shift, composing bool, target any) bool {
	switch {
	case late.again:
		return false
	case isLetter(key.Name), isFigure(key.Name) && (!composing || late.latin):
		late.press(key.Name, target)
		return false
	case composing && !late.latin, key.Name == fyne.KeySpace:
		return false
	case !late.owes(func(k fyne.KeyName) bool { return late.latin || !isLetter(k) }):
		return false
	}
	late.items = append(late.items, item{key: key.Name, run: func() {
		late.shift = shift
		again(key)
		late.shift = false
	}})
	return true
}

// Shift reports whether Shift was down when the key was pressed that is handled
// now: of one that has waited, not whether it is down by now.
func Shift(now bool) bool {
	if late.again {
		return late.shift
	}
	return now
}

func anyKey(fyne.KeyName) bool { return true }

// owes reports whether text of such a key is waited for.
func (q *queue) owes(counts func(fyne.KeyName) bool) bool {
	for _, i := range q.items {
		if i.run == nil && !i.given && counts(i.key) {
			return true
		}
	}
	return false
}

// press notes a key whose text is still to come.
func (q *queue) press(key fyne.KeyName, target any) {
	for _, i := range q.items {
		if i.run != nil {
			target = nil // it is not there yet
		}
	}
	q.items = append(q.items, item{key: key, target: target, pressed: time.Now()})
	q.wait()
}

// drop forgets letters that an input method has kept: the last, or all.
func (q *queue) drop(all bool) {
	for i := len(q.items) - 1; i >= 0; i-- {
		if q.items[i].run == nil && isLetter(q.items[i].key) {
			q.items = append(q.items[:i], q.items[i+1:]...)
			if !all {
				return
			}
		}
	}
}

// arrives says that a character has come at a target, before anything is done
// with it. It reports whether it is to be put there. What waited for the keys
// before it is done first.
func (q *queue) arrives(r rune, target any) bool {
	if q.again {
		return true
	}
	q.forget()
	n := q.match(r)
	if n < 0 {
		if !latinLetter(r) && r > 0x7f {
			q.drop(true) // the letters have become this
			q.latin = false
		}
		return true
	}
	owed := q.items[n]
	before := q.items[:n:n]
	q.items = append([]item{owed}, q.items[n+1:]...)
	q.items[0].given = true
	q.latin = latinLetter(r) && q.owes(isLetter)
	moved := false
	for _, i := range before { // their text does not come any more
		if i.run != nil {
			q.do(i.run)
			moved = true
		}
	}
	if moved {
		q.items = q.items[1:]
		if f := focused(); f != nil {
			q.do(func() { f.TypedRune(r) })
		}
		q.aim()
		q.wait()
		q.release()
		return false
	}
	if t := q.items[0].target; t != nil && t != target {
		q.items = q.items[1:]
		q.lost.add(r)
		q.release()
		return false
	}
	return true
}

// arrived says that the character has been put where it belongs; what waited
// for it is done.
func (q *queue) arrived(r rune) {
	if q.again || len(q.items) == 0 {
		return
	}
	if i := q.items[0]; i.run == nil && gives(i.key, r) {
		q.items = q.items[1:]
		q.wait()
	}
	q.release()
}

// match finds the key that a character is the text of.
func (q *queue) match(r rune) int {
	for n, i := range q.items {
		if i.run == nil && gives(i.key, r) {
			return n
		}
	}
	return -1
}

// release does what has nothing to wait for any more.
func (q *queue) release() {
	for n := 0; n < len(q.items); {
		switch i := q.items[n]; {
		case i.run != nil:
			q.items = append(q.items[:n], q.items[n+1:]...)
			q.do(i.run)
			q.aim()
		case i.given:
			n++
		default:
			return
		}
	}
}

func (q *queue) do(run func()) {
	was := q.again
	q.again = true
	defer func() { q.again = was }()
	run()
}

// aim notes where the text belongs whose turn is next.
func (q *queue) aim() {
	target := targetOf(focused())
	for n := range q.items {
		if q.items[n].run != nil {
			return
		}
		if q.items[n].target == nil {
			q.items[n].target = target
		}
	}
}

// wait gives up on text that does not come.
func (q *queue) wait() {
	if q.timer != nil {
		q.timer.Stop()
	}
	if !q.owes(anyKey) {
		return
	}
	q.timer = time.AfterFunc(patience, func() { fyne.Do(q.giveUp) })
}

// giveUp forgets what waited. It is not done: half a number would be kept, or
// the rest of it would land elsewhere.
func (q *queue) giveUp() {
	var keep []item
	dropped, text := false, ""
	for _, i := range q.items {
		if i.run != nil {
			dropped = true
			continue
		}
		if dropped {
			i.target = nowhere
		}
		if !i.given {
			text += written(i.key)
		}
		i.given = true
		keep = append(keep, i)
	}
	q.items = keep
	if dropped {
		Tell("电脑忙，刚才按的“" + text + "”还没有送到，后面按的键没有执行，免得数字串到别的格。请看清这一格里的内容，再接着输。")
	}
}

// forget gives up for good on text that never came.
func (q *queue) forget() {
	for len(q.items) > 0 && q.items[0].given && time.Since(q.items[0].pressed) > memory {
		q.items = q.items[1:]
	}
}

// again hands a key that waited to whatever has the keyboard by now.
func again(key *fyne.KeyEvent) {
	if f := focused(); f != nil {
		f.TypedKey(key)
	}
}

// AgainShortcut does the same for keys with Ctrl or Alt.
func AgainShortcut(s fyne.Shortcut) {
	if f, ok := focused().(fyne.Shortcutable); ok {
		f.TypedShortcut(s)
	}
}

// focused is what has the keyboard, or nil.
func focused() fyne.Focusable {
	for _, w := range fyne.CurrentApp().Driver().AllWindows() {
		if f := w.Canvas().Focused(); f != nil {
			return f
		}
	}
	return nil
}

func targetOf(f fyne.Focusable) any {
	if t, ok := f.(Targeted); ok {
		return t.Target()
	}
	return f
}

// shiftDown reports whether a Shift key is down, where that can be asked.
func shiftDown() bool {
	d, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	return ok && d.CurrentKeyModifiers()&fyne.KeyModifierShift != 0
}

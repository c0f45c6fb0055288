package torture

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"juesuan/store"
)

// specimenSteps is how many actions a specimen has.
const specimenSteps = 120

// specimen is a closed ledger that a script has worked on, and what it holds.
type specimen struct {
	bytes   []byte
	content string
	history string
}

func newSpecimen(t *testing.T, seed uint64) *specimen {
	t.Helper()
	path := filepath.Join(memoryDir(t), powerFile)
	l, err := start(path)
	must(t, err)
	for s := newScript(seed); s.n < specimenSteps; {
		must(t, s.next().do(l))
	}
	var sp specimen
	sp.content, sp.history, err = told(l)
	must(t, err)
	must(t, l.Close())
	sp.bytes, err = os.ReadFile(path)
	must(t, err)
	return &sp
}

// told is everything that a ledger says: its years, and their history.
func told(l *store.Ledger) (content, history string, err error) {
	list, err := l.Years()
	if err != nil {
		return "", "", err
	}
	var years []*store.Year
	var entries strings.Builder
	for _, n := range list {
		y, err := l.Year(n)
		if err != nil {
			return "", "", err
		}
		years = append(years, y)
		h, err := l.History(n, "")
		if err != nil {
			return "", "", err
		}
		fmt.Fprint(&entries, h)
	}
	var b bytes.Buffer
	err = store.Dump(&b, years)
	return b.String(), entries.String(), err
}

// verdict is what became of a damaged ledger.
type verdict int

const (
	refused   verdict = iota // with a sentence
	harmless                 // every figure is as it was
	rewritten                // the history is wrong; verify says so
	forged                   // the history is wrong, and verify finds nothing
	changed                  // a wrong figure passes for a right one
)

// verdictOn opens a ledger and reads everything.
func (sp *specimen) verdictOn(t *testing.T, path string, open func(string) (*store.Ledger, error)) verdict {
	l, err := open(path)
	if err != nil {
		sentence(t, err)
		return refused
	}
	defer l.Close()
	content, history, err := told(l)
	switch {
	case err != nil:
		sentence(t, err)
		return refused
	case content != sp.content:
		return changed
	case history == sp.history:
		return harmless
	}
	if r, err := l.Verify(); err == nil && r.Whole() {
		return forged
	}
	return rewritten
}

// verdicts counts them.
type verdicts [5]int

// damage writes a damaged ledger into a folder of its own, opens it to read
// and to write, and counts the verdicts of both.
func (sp *specimen) damage(t *testing.T, dir string, b []byte, counts *verdicts) verdict {
	t.Helper()
	must(t, os.Mkdir(dir, 0o700))
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, powerFile)
	must(t, os.WriteFile(path, b, 0o600))
	must(t, backedUpToday(path))
	worst := harmless
	for _, open := range []func(string) (*store.Ledger, error){store.OpenReadOnly, store.Open} {
		v := sp.verdictOn(t, path, open)
		if now, err := os.ReadFile(path); err != nil || v == refused && !bytes.Equal(now, b) {
			t.Errorf("a damaged ledger was written to (%v)", err)
		}
		worst = max(worst, v)
		counts[v]++
	}
	return worst
}

// TestFlippedBytes changes one byte of a ledger at a time: the change is
// noticed, or no figure is another than before.
func TestFlippedBytes(t *testing.T) {
	begin := time.Now()
	sp := newSpecimen(t, 3)
	dir := memoryDir(t)
	t.Setenv("TMPDIR", dir)
	r := rand.New(rand.NewPCG(5, 0))
	var counts verdicts
	n := trials(60, 10_000)
	for i := range n {
		b := slices.Clone(sp.bytes)
		at, by := r.IntN(len(b)), byte(1+r.IntN(255))
		b[at] ^= by
		if v := sp.damage(t, filepath.Join(dir, fmt.Sprint(i)), b, &counts); v >= forged {
			t.Errorf("byte %d changed by %#x goes unnoticed (%d)", at, by, v)
		}
	}
	figures(t, begin, "%d 字节的账本，改一个字节 %d 次，每次只读和可写各打开一次：打开或读时识别 %d，与数据无关 %d，只有历史变了、由 verify 发现 %d，历史变了没发现 %d，数变了没发现 %d",
		len(sp.bytes), n, counts[refused], counts[harmless], counts[rewritten], counts[forged], counts[changed])
}

// TestTruncations cuts a ledger short: it is recognised, or nothing is missing.
func TestTruncations(t *testing.T) {
	begin := time.Now()
	sp := newSpecimen(t, 3)
	dir := memoryDir(t)
	t.Setenv("TMPDIR", dir)
	r := rand.New(rand.NewPCG(6, 0))
	var counts verdicts
	n := trials(50, 1000)
	for i := range n {
		size := r.IntN(len(sp.bytes))
		if i%4 == 0 { // at the end of a page
			size -= size % 4096
		}
		if v := sp.damage(t, filepath.Join(dir, fmt.Sprint(i)), sp.bytes[:size], &counts); v > harmless {
			t.Errorf("cut to %d bytes: %d", size, v)
		}
	}
	figures(t, begin, "%d 字节的账本，截短 %d 次：识别 %d，没有缺 %d，缺了没发现 %d",
		len(sp.bytes), n, counts[refused], counts[harmless], counts[rewritten]+counts[forged]+counts[changed])
}

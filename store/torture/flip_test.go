package torture

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"juesuan/store"
)

// specimenSteps is how many actions a specimen has.
const specimenSteps = 120

// specimen is a closed ledger that a script has worked on, and what it holds.
type specimen struct {
	bytes    []byte
	content  string
	history  string
	restored string // from the bin
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

// The years that a specimen of flip and truncation has besides: one that was
// finalised and unlocked, one in the bin.
const (
	publishedYear = 2030
	binnedYear    = 2031
)

// withKept adds what a ledger keeps besides years: a publication, and a year in
// the bin.
func (sp *specimen) withKept(t *testing.T) *specimen {
	t.Helper()
	path := filepath.Join(memoryDir(t), powerFile)
	must(t, os.WriteFile(path, sp.bytes, 0o600))
	must(t, backedUpToday(path))
	l, err := store.Open(path)
	must(t, err)
	for _, year := range []int{publishedYear, binnedYear} {
		must(t, l.Copy(editedYear, year, "复制"))
		must(t, l.Accept(year, store.AcceptedFinding{Rule: "A09", Place: "03", Reason: "尾差"}))
	}
	y, err := l.Year(publishedYear)
	must(t, err)
	_, err = l.Finalise(y, "定稿", store.PublishedFile{Name: "决算.html", Content: []byte(strings.Repeat("公开的文件", 500))})
	must(t, err)
	must(t, l.Unlock(publishedYear, "审计调整"))
	_, err = l.RemoveYear(binnedYear, "删去")
	must(t, err)
	var kept specimen
	kept.content, kept.history, err = told(l)
	must(t, err)
	must(t, l.Close())
	kept.bytes, err = os.ReadFile(path)
	must(t, err)
	l, err = store.Open(path)
	must(t, err)
	kept.restored, err = restored(l)
	must(t, errors.Join(err, l.Close()))
	return &kept
}

// restored is the year that comes back from the bin.
func restored(l *store.Ledger) (string, error) {
	bin, err := l.Bin()
	if err != nil {
		return "", err
	}
	var b bytes.Buffer
	for _, in := range bin {
		y, err := l.RestoreYear(in.ID, "恢复")
		if err != nil {
			return "", err
		}
		a, err := l.Accepted(y.Year)
		if err != nil {
			return "", err
		}
		fmt.Fprintf(&b, "%d %v\n", in.Year, a)
		if err := store.Dump(&b, []*store.Year{y}); err != nil {
			return "", err
		}
	}
	return b.String(), nil
}

// published is what a ledger says that was published.
func published(l *store.Ledger) (string, error) {
	list, err := l.Publications(publishedYear)
	if err != nil {
		return "", err
	}
	var b bytes.Buffer
	for _, p := range list {
		files, err := l.PublishedFiles(p.ID)
		if err != nil {
			return "", err
		}
		y, err := l.PublishedYear(p.ID)
		if err != nil {
			return "", err
		}
		fmt.Fprintln(&b, p.ID, p.Year, p.At, p.Action, p.Files, files)
		if err := store.Dump(&b, []*store.Year{y}); err != nil {
			return "", err
		}
	}
	return b.String(), nil
}

// told is everything that a ledger says: its years, what was published, what is
// in the bin, and their history.
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
		for _, place := range []string{"", "支出", "三公数量/保有量"} {
			h, err := l.History(n, place)
			if err != nil {
				return "", "", err
			}
			doubt := slices.ContainsFunc(h, func(e store.HistoryEntry) bool { return e.Broken })
			fmt.Fprintln(&entries, h, "doubt:", doubt)
		}
	}
	var b bytes.Buffer
	if err := store.Dump(&b, years); err != nil {
		return "", "", err
	}
	out, err := published(l)
	if err != nil {
		return "", "", err
	}
	bin, err := l.Bin()
	return fmt.Sprint(b.String(), out, bin), entries.String(), err
}

// verdict is what became of a damaged ledger.
type verdict int

const (
	refused  verdict = iota // with a sentence
	harmless                // every figure is as it was
	doubted                 // the history is another, and says which step of it cannot be trusted
	forged                  // the history is another without a word
	changed                 // a wrong figure passes for a right one
)

// verdictOn opens a ledger and reads everything.
func (sp *specimen) verdictOn(t *testing.T, path string, writable bool) verdict {
	open := store.OpenReadOnly
	if writable {
		open = store.Open
	}
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
	case history != sp.history:
		r, err := l.Verify()
		if err == nil && r.Whole() || strings.Contains(history, "doubt: false") {
			return forged
		}
		return doubted
	case sp.restored == "" || !writable:
		return harmless
	}
	switch back, err := restored(l); {
	case err != nil:
		sentence(t, err)
		return refused
	case back != sp.restored:
		return changed
	}
	return harmless
}

// verdicts counts them.
type verdicts [5]int

// damage writes a damaged ledger into a folder of its own and opens it to read
// and to write. It returns the verdicts of both.
func (sp *specimen) damage(t *testing.T, dir string, b []byte) (both [2]verdict) {
	t.Helper()
	path := filepath.Join(dir, powerFile)
	if err := errors.Join(os.Mkdir(dir, 0o700), os.WriteFile(path, b, 0o600), backedUpToday(path)); err != nil {
		t.Error(err)
		return both
	}
	defer os.RemoveAll(dir)
	for i := range both {
		both[i] = sp.verdictOn(t, path, i == 1)
		if now, err := os.ReadFile(path); err != nil || both[i] == refused && !bytes.Equal(now, b) {
			t.Errorf("a damaged ledger was written to (%v)", err)
		}
	}
	return both
}

// damages tries so many kinds of damage, on all processors, and counts the
// verdicts. A kind names itself and says how bad its verdict may be.
func (sp *specimen) damages(t *testing.T, n int, kind func(i int) (b []byte, name string), worst verdict) (counts verdicts) {
	dir := memoryDir(t)
	t.Setenv("TMPDIR", dir)
	var mutex sync.Mutex
	var wait sync.WaitGroup
	next := 0
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			for {
				mutex.Lock()
				i := next
				next++
				if i >= n {
					mutex.Unlock()
					return
				}
				b, name := kind(i)
				mutex.Unlock()
				for _, v := range sp.damage(t, filepath.Join(dir, fmt.Sprint(i)), b) {
					if v > worst {
						t.Errorf("%s: %d", name, v)
					}
					mutex.Lock()
					counts[v]++
					mutex.Unlock()
				}
			}
		})
	}
	wait.Wait()
	return counts
}

// TestFlippedBytes changes one byte of a ledger at a time: the change is
// noticed, or no figure is another than before.
func TestFlippedBytes(t *testing.T) {
	begin := time.Now()
	sp := newSpecimen(t, 3).withKept(t)
	r := rand.New(rand.NewPCG(5, 0))
	n := trials(40, 10_000)
	counts := sp.damages(t, n, func(int) ([]byte, string) {
		b := slices.Clone(sp.bytes)
		at, by := r.IntN(len(b)), byte(1+r.IntN(255))
		b[at] ^= by
		return b, fmt.Sprintf("byte %d changed by %#x", at, by)
	}, doubted)
	figures(t, begin, "%d 字节的账本，改一个字节 %d 次，每次只读和可写各打开一次：打开或读时识别 %d，与数据无关 %d，只有历史变了、标明不可信 %d，历史变了没发现 %d，数变了没发现 %d",
		len(sp.bytes), n, counts[refused], counts[harmless], counts[doubted], counts[forged], counts[changed])
}

// TestTruncations cuts a ledger short: it is recognised, or nothing is missing.
func TestTruncations(t *testing.T) {
	begin := time.Now()
	sp := newSpecimen(t, 3).withKept(t)
	r := rand.New(rand.NewPCG(6, 0))
	n := trials(40, 1000)
	counts := sp.damages(t, n, func(i int) ([]byte, string) {
		size := r.IntN(len(sp.bytes))
		if i%4 == 0 { // at the end of a page
			size -= size % 4096
		}
		return sp.bytes[:size], fmt.Sprintf("cut to %d bytes", size)
	}, harmless)
	figures(t, begin, "%d 字节的账本，截短 %d 次：识别 %d，没有缺 %d，缺了没发现 %d",
		len(sp.bytes), n, counts[refused], counts[harmless], counts[doubted]+counts[forged]+counts[changed])
}

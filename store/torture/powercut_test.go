package torture

import (
	"compress/gzip"
	"crypto/sha256"
	"encoding/gob"
	"errors"
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"juesuan/store"
)

var update = flag.Bool("update", false, "record testdata/powercut.gob.gz anew; needs strace")

// The script whose every operation the power goes after, and how many of its
// actions the recording in testdata has.
const (
	powerSeed     = 2
	powerSteps    = 200
	recordedSteps = 40
	powerFile     = "账本.juesuan"
)

// record runs the script under strace and returns what it did to the disk.
func record(t *testing.T, steps int) []operation {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	must(t, err)
	log := filepath.Join(t.TempDir(), "log")
	must(t, child("write", strace(log), filepath.Join(dir, powerFile), fmt.Sprint(powerSeed), "-1", fmt.Sprint(steps)).Run())
	f, err := os.Open(log)
	must(t, err)
	defer f.Close()
	ops, err := readTrace(f, dir)
	must(t, err)
	return ops
}

const recorded = "testdata/powercut.gob.gz"

// recording is the script as it was recorded once, for where there is no
// strace, and for its speed.
func recording(t *testing.T) (ops []operation) {
	t.Helper()
	f, err := os.Open(recorded)
	must(t, err)
	defer f.Close()
	z, err := gzip.NewReader(f)
	must(t, err)
	must(t, gob.NewDecoder(z).Decode(&ops))
	return ops
}

func keepRecording(t *testing.T, ops []operation) {
	t.Helper()
	must(t, os.MkdirAll(filepath.Dir(recorded), 0o750))
	f, err := os.Create(recorded)
	must(t, err)
	z, err := gzip.NewWriterLevel(f, gzip.BestCompression)
	must(t, err)
	must(t, gob.NewEncoder(z).Encode(ops))
	must(t, z.Close())
	must(t, f.Close())
}

// TestPowerCuts takes the power away after every operation of a program that
// changes a ledger 200 times. When it comes back, the ledger opens and has
// everything that the program told of, and at most the action that was on its
// way.
func TestPowerCuts(t *testing.T) {
	begin := time.Now()
	source, steps := "录好的日志", recordedSteps
	var ops []operation
	switch traceable := canTrace(); {
	case *update && !traceable:
		t.Fatal("to record, strace must be able to trace")
	case *update:
		keepRecording(t, record(t, steps))
		ops = recording(t)
	case long && traceable:
		source, steps = "本次录下的日志", powerSteps
		ops = record(t, steps)
	default:
		ops = recording(t)
	}
	p := newPowerCuts(t)
	if err := p.afterwards(ops); err != nil {
		t.Fatalf("after all of it, without a cut: %v (if the file's format has changed, record anew with -update)", err)
	}
	must(t, p.run(ops, 0, trials(71, 1)))
	if p.told != steps {
		t.Fatalf("the recording ends after action %d", p.told)
	}
	figures(t, begin, "%s，改动 %d 次，文件操作 %d 次，断电 %d 处 × %d 种：试 %d 次（另 %d 次和试过的一样），其中 %d 次账本还没有建成；告知的改动丢失 0 项",
		source, steps, len(ops), p.cuts, len(fates), p.trials.Load(), p.same, p.unborn.Load())
}

// TestPowerCutsNeedEverySync leaves one kind of sync out of the recording: then
// the ledger must be lost somewhere, or the disk would prove nothing.
func TestPowerCutsNeedEverySync(t *testing.T) {
	for name, missing := range map[string]func(o operation) bool{
		"of the ledger":  func(o operation) bool { return o.Kind == syncFile && o.Name == powerFile },
		"of the journal": func(o operation) bool { return o.Kind == syncFile && o.Name == powerFile+"-journal" },
		"of the folder":  func(o operation) bool { return o.Kind == syncDir },
	} {
		ops := slices.DeleteFunc(recording(t), missing)
		made := slices.IndexFunc(ops, func(o operation) bool { return o.Kind == tell })
		if newPowerCuts(t).run(ops, made, 3) == nil {
			t.Errorf("without the syncs %s nothing is lost", name)
		}
	}
}

// powerCuts are the trials of one script.
type powerCuts struct {
	dir    string
	states []state // after each action, and one more
	cuts   int
	trials atomic.Int64
	same   int          // trials left out: the disk was as in one before
	unborn atomic.Int64 // trials in which there was no ledger yet
	told   int          // the last action told of
	stop   atomic.Bool  // there was a loss
}

func newPowerCuts(t *testing.T) *powerCuts {
	p := &powerCuts{dir: memoryDir(t)}
	t.Setenv("TMPDIR", p.dir) // mending needs room there
	for s := newScript(powerSeed); s.n <= powerSteps+1; s.next() {
		p.states = append(p.states, s.state.clone())
	}
	return p
}

// image is what is on the disk when the power comes back.
type image struct {
	name  string
	told  int // the last action told of; -1 before the ledger is made
	files map[string][]byte
}

// sum tells images apart.
func (i *image) sum() (h [sha256.Size]byte) {
	hasher := sha256.New()
	fmt.Fprintln(hasher, i.told)
	for _, name := range slices.Sorted(maps.Keys(i.files)) {
		fmt.Fprintf(hasher, "%q %d\n", name, len(i.files[name]))
		hasher.Write(i.files[name])
	}
	hasher.Sum(h[:0])
	return h
}

// afterwards asks that the ledger is there when nothing went wrong.
func (p *powerCuts) afterwards(ops []operation) error {
	d := newDisk()
	told := -1
	for _, o := range ops {
		if d.do(o); o.Kind == tell {
			told = o.Told
		}
	}
	return p.check(&image{"after all", told, d.cut(kept, rand.New(rand.NewPCG(0, 0)))})
}

// run does the operations and takes the power away after each, from one of
// them on, or after one of so many. It ends at the first loss.
func (p *powerCuts) run(ops []operation, from, every int) error {
	images := make(chan *image)
	lost := make(chan error, runtime.GOMAXPROCS(0))
	for range cap(lost) {
		go func() {
			var err error
			for i := range images {
				if err == nil {
					err = p.check(i)
				}
				if err != nil {
					p.stop.Store(true)
				}
			}
			lost <- err
		}()
	}
	p.produce(ops, from, every, images)
	close(images)
	var err error
	for range cap(lost) {
		err = errors.Join(err, <-lost)
	}
	return err
}

// produce sends the images of all cuts, until there is a loss.
func (p *powerCuts) produce(ops []operation, from, every int, images chan<- *image) {
	d, told := newDisk(), -1
	seen := map[[sha256.Size]byte]bool{}
	for i, o := range ops {
		if d.do(o); o.Kind == tell {
			told = o.Told
			continue
		}
		if i < from || i%every != 0 {
			continue
		}
		p.cuts++
		for j, f := range fates {
			if p.stop.Load() {
				return
			}
			image := &image{fmt.Sprintf("cut %d-%d", i, j), told, d.cut(f, rand.New(rand.NewPCG(uint64(i), uint64(j))))}
			if sum := image.sum(); seen[sum] {
				p.same++
			} else {
				seen[sum] = true
				images <- image
			}
		}
	}
	p.told = told
}

// fates are what becomes of the unsafe at each cut.
var fates = []fate{lost, kept, torn, torn}

// check writes an image to a folder and opens its ledger.
func (p *powerCuts) check(i *image) error {
	p.trials.Add(1)
	dir := filepath.Join(p.dir, i.name)
	if err := restore(dir, i.files); err != nil {
		return err
	}
	path := filepath.Join(dir, powerFile)
	if err := errors.Join(backedUpToday(path), p.opens(path, i.told)); err != nil {
		return fmt.Errorf("%s: %w", i.name, err)
	}
	return os.RemoveAll(dir)
}

// opens opens a ledger after the power has come back.
func (p *powerCuts) opens(path string, told int) error {
	l, err := store.Open(path)
	if told < 0 && err != nil {
		p.unborn.Add(1)
		return nil
	}
	if err != nil {
		return err
	}
	defer l.Close()
	if years, err := l.Years(); told < 0 && err == nil && len(years) == 0 {
		p.unborn.Add(1)
		return nil
	}
	if _, err = committed(l, func(n int) state { return p.states[n] }, max(told, 0), told+1); err != nil {
		return err
	}
	return errors.Join(l.Close(), whole(path), cold(path))
}

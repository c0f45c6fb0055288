package main

import (
	"bytes"
	"encoding/csv"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"juesuan/report"
	"juesuan/store/storetest"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"juesuan": main})
}

// TestScripts runs testdata/script: what a person types, what the program
// says, and what must not exist after a failure. Each script finds the sample's
// ledger as “账本”.
func TestScripts(t *testing.T) {
	golden, err := filepath.Abs("../../report/testdata/golden")
	if err != nil {
		t.Fatal(err)
	}
	released, err := filepath.Abs("../../store/testdata")
	if err != nil {
		t.Fatal(err)
	}
	ledger := sampleBytes(t)
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("GOLDEN", golden)
			e.Setenv("RELEASED", released)
			return os.WriteFile(filepath.Join(e.WorkDir, "账本"), ledger, 0o600)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"ends":    ends,
			"refused": refused,
			"same":    same,
			"files":   files,
			"flip":    flip,
			"sole":    sole,
			"behind":  behind,
		},
	})
}

// sampleBytes is the sample's ledger file.
func sampleBytes(t *testing.T) []byte {
	t.Helper()
	file, err := placeSample(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// ends runs a command that must end with an exit code other than 0, which
// “! exec” does not tell apart, and give its reason in Chinese:
//
//	ends 1 juesuan check 账本
func ends(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: ends|refused code program [args...]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != want {
		ts.Fatalf("ended with %v, want exit code %d", err, want)
	}
	message := ts.ReadFile("stderr")
	if !strings.HasSuffix(message, "。\n") && !strings.HasSuffix(message, "？\n") {
		ts.Fatalf("a refusal is a sentence: %q", message)
	}
	if words := english(message, args...); len(words) > 0 {
		ts.Fatalf("English in %q: %q", message, words)
	}
}

// refused is ends for a command that does nothing: standard output stays empty.
func refused(ts *testscript.TestScript, neg bool, args []string) {
	ends(ts, neg, args)
	if out := ts.ReadFile("stdout"); out != "" {
		ts.Fatalf("a refusal wrote to standard output: %s", out)
	}
}

var (
	word   = regexp.MustCompile(`[A-Za-z]{2,}`)
	quoted = regexp.MustCompile(`“[^”]*”`)
)

// plain are the words of Latin letters that a Chinese message may hold: names
// of commands, options, values and formats.
var plain = func() []string {
	words := strings.Fields("juesuan SHA json csv pdf docx xlsx html DOCX XLSX XLS HTML TXT CSV jsonl Excel PDF Word JSON UTF GBK TOML MB GB default gbt help packs toml text tmpl range")
	root := newRoot()
	words = append(words, word.FindAllString(strings.Join(report.PackNames(), " "), -1)...)
	for _, c := range everyCommand(root) {
		words = append(words, word.FindAllString(c.Name()+" "+options(c.Flags()), -1)...)
	}
	return words
}()

// english lists the words of a message that are neither plain, nor quoted, nor
// parts of what was typed.
func english(message string, typed ...string) []string {
	known := append(slices.Clone(plain), word.FindAllString(strings.Join(typed, " "), -1)...)
	message = quoted.ReplaceAllString(message, "")
	return slices.DeleteFunc(word.FindAllString(message, -1), func(w string) bool { return slices.Contains(known, w) })
}

// same compares a CSV file with a TSV file:
//
//	same 03.csv $GOLDEN/tables/03.tsv
func same(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: same csv tsv")
	}
	lines, err := csv.NewReader(strings.NewReader(ts.ReadFile(args[0]))).ReadAll()
	ts.Check(err)
	var got bytes.Buffer
	for _, l := range lines {
		got.WriteString(strings.Join(l, "\t") + "\n")
	}
	if want := ts.ReadFile(args[1]); got.String() != want {
		ts.Fatalf("%s is\n%swant\n%s", args[0], got.String(), want)
	}
}

// files asserts what a folder holds, by patterns, each of one file, and that
// it holds nothing else, hidden or half-written:
//
//	files out *.pdf *.docx
func files(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 {
		ts.Fatalf("usage: files folder [pattern...]")
	}
	dir := ts.MkAbs(args[0])
	all, err := filepath.Glob(filepath.Join(dir, "*"))
	ts.Check(err)
	var names []string
	for _, f := range all {
		names = append(names, filepath.Base(f))
	}
	for _, pattern := range args[1:] {
		i := slices.IndexFunc(names, func(n string) bool {
			ok, err := filepath.Match(pattern, n)
			ts.Check(err)
			return ok
		})
		if i < 0 {
			ts.Fatalf("no %s in %s", pattern, dir)
		}
		names = slices.Delete(names, i, i+1)
	}
	if len(names) > 0 {
		ts.Fatalf("%s also holds %q", dir, names)
	}
}

// flip writes other bytes over the first place where a file has these:
//
//	flip ledger ABC ABD
func flip(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 || len(args[1]) != len(args[2]) {
		ts.Fatalf("usage: flip file bytes bytes")
	}
	file := ts.MkAbs(args[0])
	b, err := os.ReadFile(file)
	ts.Check(err)
	at := bytes.Index(b, []byte(args[1]))
	if at < 0 {
		ts.Fatalf("%s has no %q", args[0], args[1])
	}
	copy(b[at:], args[2])
	ts.Check(os.WriteFile(file, b, 0o600))
}

// sole copies the one file that a pattern finds:
//
//	sole '账本 备份/* 手动' 备份
func sole(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: sole pattern file")
	}
	found, err := filepath.Glob(ts.MkAbs(args[0]))
	ts.Check(err)
	if len(found) != 1 {
		ts.Fatalf("%s finds %q", args[0], found)
	}
	b, err := os.ReadFile(found[0])
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), b, 0o600))
}

// behind runs SQL on a ledger behind the program's back:
//
//	behind ledger 'DELETE FROM duty'
func behind(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: behind ledger SQL")
	}
	ts.Check(storetest.Behind(ts.MkAbs(args[0]), args[1]))
}

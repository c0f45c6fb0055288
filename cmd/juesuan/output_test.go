package main

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"juesuan/store"
)

// Whatever a ledger from elsewhere holds, no command writes what moves a
// terminal's cursor, sets its title or its colours, nor a line that the program
// did not make.
func TestForeignLedgerCannotSteerTheTerminal(t *testing.T) {
	const evil = "改\n2024-01-01 00:00:00  假的一步\r\x1b]0;标题\a\x1b[31m\u009b31m\x7f"
	file := filepath.Join(t.TempDir(), "账本")
	if err := os.WriteFile(file, sampleBytes(t), 0o600); err != nil {
		t.Fatal(err)
	}
	l, err := store.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, err := range []error{
		l.Set(2022, evil, store.Change{Addr: "三公数量/保有量", Value: "7"}),
		func() error {
			_, err := l.Finalise(yearIn(t, l, 2022), evil, store.PublishedFile{Name: "决算.pdf", Content: []byte("a")})
			return err
		}(),
		l.Unlock(2022, "改"),
		l.Set(2022, evil, store.Change{Addr: "三公数量/保有量", Value: "8"}),
		l.Copy(2022, 2021, evil),
		func() error { _, err := l.RemoveYear(2021, evil); return err }(),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	_, err = l.Backup(store.Manual)
	if cerr := l.Close(); err != nil || cerr != nil {
		t.Fatal(err, cerr)
	}
	for _, line := range []string{
		"history 账本", "history 账本 --json", "published 账本", "published 账本 --json", "bin 账本", "bin 账本 --json",
		"backup list 账本", "backup list 账本 --json", "verify 账本", "years 账本", "undo 账本 --year 2022", "redo 账本 --year 2022",
		"show 账本 " + evil, evil, "dump 账本",
	} {
		args := strings.Split(strings.ReplaceAll(line, "账本", file), " ")
		var out, errs bytes.Buffer
		run(args, nil, &out, &errs)
		for _, s := range []string{out.String(), errs.String()} {
			if i := strings.IndexFunc(s, func(r rune) bool { return r != '\n' && unicode.IsControl(r) }); i >= 0 {
				t.Errorf("%q writes %q", line, s[max(0, i-30):min(len(s), i+30)])
			}
			if strings.Contains(s, "\n2024-01-01") && !strings.Contains(line, evil) {
				t.Errorf("%q tells of a step that is none: %q", line, s)
			}
		}
	}
}

func yearIn(t *testing.T, l *store.Ledger, n int) *store.Year {
	t.Helper()
	y, err := l.Year(n)
	if err != nil {
		t.Fatal(err)
	}
	return y
}

// A program that reads JSON gets the very text, although nothing in it can
// steer a terminal.
func TestJSONKeepsControlCharacters(t *testing.T) {
	const text = "甲\x1b\x7f\u0080\u009f乙�🙂"
	var b bytes.Buffer
	if err := writeJSON(&output{w: &b}, text); err != nil {
		t.Fatal(err)
	}
	var got string
	if err := json.Unmarshal(b.Bytes(), &got); err != nil || got != text {
		t.Errorf("%q comes back as %q, %v", b.String(), got, err)
	}
}

// Text may come in pieces that end within a character.
func TestOutputOfPieces(t *testing.T) {
	const text = "决算🙂\t2022\n\x1b[0m\u009b\x7f末"
	for size := 1; size < 6; size++ {
		var b bytes.Buffer
		o := &output{w: &b}
		for rest := text; rest != ""; {
			n := min(size, len(rest))
			if wrote, err := io.WriteString(o, rest[:n]); wrote != n || err != nil {
				t.Fatal(wrote, err)
			}
			rest = rest[n:]
		}
		if err := o.end(); err != nil || b.String() != "决算🙂\t2022\n�[0m��末" {
			t.Errorf("in pieces of %d: %q, %v", size, b.String(), err)
		}
	}
	var b bytes.Buffer
	o := &output{w: &b}
	_, _ = io.WriteString(o, "末\xe6\x9c") // ends within a character
	if err := o.end(); err != nil || b.String() != "末��" {
		t.Errorf("%q, %v", b.String(), err)
	}
}

package main

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestHelp keeps the help of every command as one reads it, and free of
// English.
func TestHelp(t *testing.T) {
	root := newRoot()
	var got strings.Builder
	for _, c := range everyCommand(root) {
		var out, errs bytes.Buffer
		args := strings.Fields(c.CommandPath() + " --help")[1:]
		if code := run(args, nil, &out, &errs); code != exitOK || errs.Len() > 0 {
			t.Fatalf("%q ends with %d: %s", args, code, &errs)
		}
		got.WriteString("$ juesuan " + strings.Join(args, " ") + "\n" + out.String() + "\n")
	}
	if words := english(got.String()); len(words) > 0 {
		t.Errorf("English in the help: %q", words)
	}
	file := filepath.Join("testdata", "help.txt")
	if *update {
		if err := os.WriteFile(file, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got.String() != string(want) {
		t.Errorf("the help is no longer %s; run the test with -update and look at the difference\n%s", file, got.String())
	}
}

// TestTextEqualsPrint compares part three of the sample with the published
// words, white space aside.
func TestTextEqualsPrint(t *testing.T) {
	file := filepath.Join(t.TempDir(), "账本")
	if err := os.WriteFile(file, sampleBytes(t), 0o600); err != nil {
		t.Fatal(err)
	}
	var out, errs bytes.Buffer
	if code := run([]string{"text", file, "--year", "2022"}, nil, &out, &errs); code != exitOK || errs.Len() > 0 {
		t.Fatalf("ends with %d: %s", code, &errs)
	}
	want, err := os.ReadFile("../../report/testdata/golden/part-three.txt")
	if err != nil {
		t.Fatal(err)
	}
	got, golden := dense(out.String()), dense(string(want))
	if got == golden {
		return
	}
	at := 0
	for at < min(len(got), len(golden)) && got[at] == golden[at] {
		at++
	}
	t.Errorf("from here on: %.90q\nwant: %.90q", got[at:], golden[at:])
}

// dense is a text without white space.
func dense(s string) string { return strings.Join(strings.Fields(s), "") }

func TestEnded(t *testing.T) {
	for message, want := range map[string]string{
		"找不到文件":          "找不到文件。",
		"没有改动。":          "没有改动。",
		"是不是“03”？":       "是不是“03”？",
		"没有读入：\n第 2 行\n": "没有读入：\n第 2 行。",
	} {
		if got := ended(message); got != want {
			t.Errorf("ended(%q) is %q, want %q", message, got, want)
		}
	}
}

func TestCells(t *testing.T) {
	for s, want := range map[string]int{"": 0, "2150517": 7, "产业发展": 8, "“三公”": 6, "（一）": 6, "㗊𠮷": 4} {
		if got := cells(s); got != want {
			t.Errorf("cells(%q) is %d, want %d", s, got, want)
		}
	}
}

// holds asks that a folder holds the named files and nothing else.
func holds(t *testing.T, dir string, names ...string) {
	t.Helper()
	list, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var have []string
	for _, e := range list {
		have = append(have, e.Name())
	}
	if strings.Join(have, " ") != strings.Join(names, " ") {
		t.Errorf("%s holds %q, want %q", dir, have, names)
	}
}

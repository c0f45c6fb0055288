package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// juesuan runs a command line and returns what it wrote and its exit code.
func juesuan(args ...string) (stdout, stderr string, code int) {
	var out, err bytes.Buffer
	code = run(args, strings.NewReader(""), &out, &err)
	return out.String(), err.String(), code
}

func TestCheckTellsByItsExitCode(t *testing.T) {
	dir := t.TempDir()
	if _, msg, code := juesuan("new", filepath.Join(dir, "空.juesuan"), "--dept", "某局", "--year", "2023"); code != exitOK {
		t.Fatal(msg)
	}
	// A new ledger has nothing in it: sentences are still to be filled in.
	out, msg, code := juesuan("check", filepath.Join(dir, "空.juesuan"))
	if code != exitInput || !strings.Contains(out, "D14") || !strings.Contains(msg, "个错误") {
		t.Errorf("an empty ledger: exit %d, %s%s", code, out, msg)
	}
	if _, msg, code = juesuan("check", filepath.Join(dir, "没有.juesuan")); code != exitUnchecked || !strings.Contains(msg, "没有核对成") {
		t.Errorf("no ledger: exit %d, %s", code, msg)
	}
	rules := filepath.Join(dir, "坏.toml")
	if err := os.WriteFile(rules, []byte("[[rule]]\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, msg, code = juesuan("check", filepath.Join(dir, "空.juesuan"), "--rules", rules); code != exitUnchecked || !strings.Contains(msg, "第 1 行") {
		t.Errorf("bad rules: exit %d, %s", code, msg)
	}
}

func TestRulesListsClauseExpressionExample(t *testing.T) {
	out, _, code := juesuan("rules", "A09")
	for _, want := range []string{"A09【错误】", "依据：公开03表", "03/{行}/{列} ≈ Σ 下级", "例子："} {
		if code != exitOK || !strings.Contains(out, want) {
			t.Errorf("exit %d, no %q in %s", code, want, out)
		}
	}
	if _, msg, code := juesuan("rules", "A9"); code != exitInput || !strings.Contains(msg, "是不是“A09”") {
		t.Errorf("exit %d, %s", code, msg)
	}
	var list []map[string]any
	out, _, _ = juesuan("rules", "--json")
	if err := json.Unmarshal([]byte(out), &list); err != nil || len(list) < 130 {
		t.Errorf("%d rules as JSON, %v", len(list), err)
	}
}

// TestRulesAreThoseOfCheck: rules that lie beside packs are listed with the
// flags that check has, and a folder that is not there is refused by both.
func TestRulesAreThoseOfCheck(t *testing.T) {
	dir := t.TempDir()
	ledger, packs := filepath.Join(dir, "某局.juesuan"), filepath.Join(dir, "packs")
	for _, d := range []string{packs, filepath.Join(dir, "rules")} {
		if err := os.Mkdir(d, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	rule := "[[rule]]\nid = \"S01\"\nname = \"培训费\"\nseverity = \"warning\"\nclause = \"市局通知\"\nexpression = [\"06/30216/决算数 ≤ 06/公用经费合计\"]\n"
	if err := os.WriteFile(filepath.Join(dir, "rules", "市局.toml"), []byte(rule), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, msg, code := juesuan("new", ledger, "--dept", "某局", "--year", "2023"); code != exitOK {
		t.Fatal(msg)
	}
	var listed []struct{ ID string }
	out, msg, _ := juesuan("rules", "--packs", packs, "--json")
	if err := json.Unmarshal([]byte(out), &listed); err != nil {
		t.Fatal(err, msg)
	}
	var tested struct{ Rules []struct{ ID string } }
	out, msg, _ = juesuan("check", ledger, "--packs", packs, "--json")
	if err := json.Unmarshal([]byte(out), &tested); err != nil {
		t.Fatal(err, msg)
	}
	if !slices.Equal(listed, tested.Rules) || len(listed) < 130 || listed[len(listed)-1].ID != "S01" {
		t.Errorf("rules lists %v, check tests %v", listed, tested.Rules)
	}
	if out, msg, code := juesuan("rules", "S01", "--packs", packs); code != exitOK || !strings.Contains(out, "市局通知") {
		t.Errorf("exit %d, %s%s", code, out, msg)
	}
	for _, args := range [][]string{{"rules"}, {"check", ledger}} {
		if _, msg, code := juesuan(append(args, "--packs", filepath.Join(dir, "没有"))...); code == exitOK || !strings.Contains(msg, "没有模板目录") {
			t.Errorf("%s: exit %d, %s", args[0], code, msg)
		}
	}
}

// TestCheckSaysWhatItChecked: a program learns of which year and pack the result
// is and how it ended in numbers; each finding has the ID that an acceptance
// keeps. What a clerk typed and the table does not print is told.
func TestCheckSaysWhatItChecked(t *testing.T) {
	file := filepath.Join(t.TempDir(), "某局.juesuan")
	if err := os.WriteFile(file, sampleBytes(t), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, msg, code := juesuan("set", file, "--year", "2022", "自评资金/单位资金/年初预算数=200000"); code != exitOK {
		t.Fatal(msg)
	}
	out, msg, _ := juesuan("check", file, "--json")
	var got struct {
		Year     int
		Pack     string
		Rules    []any          `json:"rules"`
		Ends     map[string]int `json:"rule_counts"`
		Counts   map[string]int `json:"finding_counts"`
		Notices  []string
		Findings []struct{ ID, Severity string }
	}
	if err := json.Unmarshal([]byte(out), &got); err != nil {
		t.Fatal(err, msg)
	}
	n := 0
	for _, v := range got.Ends {
		n += v
	}
	if got.Year != 2022 || got.Pack == "" || n != len(got.Rules) || got.Counts["warning"] == 0 || len(got.Notices) != 1 || got.Findings[0].ID == "" {
		t.Errorf("%+v, %d rules", got, n)
	}
	if out, _, _ := juesuan("check", file); !strings.Contains(out, "自评资金“单位资金”的年初预算数填的是 200000.00 元") || !strings.Contains(out, "条没有要核对的数。") {
		t.Error(out)
	}
}

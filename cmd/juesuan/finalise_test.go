package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"juesuan/report/check"
	"juesuan/report/export"
	"juesuan/report/final"
	"juesuan/store"
)

// The ledger refuses after the files were placed: they are taken back.
func TestSealTakesTheFilesBack(t *testing.T) {
	dir := t.TempDir()
	l, err := store.Create(filepath.Join(dir, "账本"), "某局", 2022)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	y, err := l.Year(2022)
	if err != nil {
		t.Fatal(err)
	}
	if err := l.Set(2022, "别处", store.Change{Addr: "三公数量/保有量", Value: "1"}); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(dir, "公开")
	if err := os.MkdirAll(out, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(out, "决算.pdf"), []byte("旧"), 0o600); err != nil {
		t.Fatal(err)
	}
	files := []export.File{{Name: "决算.pdf", Content: []byte("新")}, {Name: "决算.html", Content: []byte("新")}}
	p, paths, err := final.Keep(l, y, "定稿", files, out)
	if err == nil || !strings.Contains(err.Error(), "1 处改动") || p != nil || paths != nil {
		t.Errorf("sealed a year that has changed: %v %v %v", p, paths, err)
	}
	holds(t, out, "决算.pdf")
	if got, err := os.ReadFile(filepath.Join(out, "决算.pdf")); err != nil || string(got) != "旧" {
		t.Errorf("the old file holds %q, %v", got, err)
	}
	if y, err = l.Year(2022); err != nil || y.State != store.Drafting {
		t.Errorf("the year is %v, %v", y.State, err)
	}
	if p, _, err = final.Keep(l, y, "定稿", files, ""); err != nil || len(p.Files) != 2 {
		t.Errorf("without a folder: %+v, %v", p, err)
	}
	holds(t, dir, "公开", "账本", "账本-lock", "账本-who") // it is open
}

// errorAt is an error of a rule at a place.
func errorAt(rule, addr string, under ...check.Finding) check.Finding {
	return check.Finding{Rule: rule, Severity: check.Error, Places: []check.Place{{Addr: addr}}, Printed: "1", Consequences: under}
}

// Accepting an error accepts what is folded under it.
func TestErrorsUnderAcceptedOnes(t *testing.T) {
	warning := check.Finding{Rule: "C34", Severity: check.Warning, Places: []check.Place{{Addr: "01/收入总计"}}}
	a := errorAt("A05", "01/收入总计", errorAt("A09", "01/收入总计"), warning)
	b := errorAt("A05", "01/支出总计")
	list := acceptable(&check.Result{Findings: []check.Finding{a, b}}, "A05", "01/收入总计", "批复")
	var got []string
	for _, f := range list {
		got = append(got, f.Rule+" "+f.Place+" "+f.Reason)
	}
	if want := []string{"A05 01/收入总计 批复", "A09 01/收入总计 批复"}; !slices.Equal(got, want) {
		t.Errorf("accepted: %q, want %q", got, want)
	}
	if got := counted("A05", list); got != " 1 处，连带别的规则 1 处" {
		t.Error(got)
	}
	if got := acceptable(&check.Result{Findings: []check.Finding{a, b}}, "A05", "", "批复"); len(got) != 3 {
		t.Errorf("everything of the rule: %+v", got)
	}
	if got := acceptable(&check.Result{Findings: []check.Finding{a, b}}, "A09", "", "批复"); len(got) != 0 {
		t.Errorf("another rule: %+v", got)
	}
}

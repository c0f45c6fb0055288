package main

import (
	"testing"

	"juesuan/report"
	"juesuan/store"
	"juesuan/store/storetest"
)

// The totals are where the pack says, and unknown where it says nothing or
// names a cell that it does not have.
func TestTotalsOfAnyPack(t *testing.T) {
	cat, err := store.LoadCatalogue()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range report.PackNames() {
		pack, err := report.LoadPack(name)
		if err != nil {
			t.Fatal(err)
		}
		line, err := lineOf(pack, cat, storetest.Sample())
		if err != nil || line.Income != "4188078.00" || line.Spending != "4188078.00" {
			t.Errorf("%s: %+v, %v", name, line, err)
		}
		delete(pack.Prior, "收入总计")
		pack.Prior["支出总计"] = "总表/没有的行"
		line, err = lineOf(pack, cat, storetest.Sample())
		if err != nil || line.Income != "" || line.Spending != "" {
			t.Errorf("%s keyed otherwise: %+v, %v", name, line, err)
		}
	}
	if got := yuanOr("") + yuanOr("1.00"); got != "不详1.00 元" {
		t.Error(got)
	}
}

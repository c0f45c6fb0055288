package outline_test

import (
	"testing"

	"juesuan/report/outline"
	"juesuan/store"
	"juesuan/store/storetest"
)

func TestPublicLines(t *testing.T) {
	budget := store.PageNamed("三公经费").Field("年初预算数")
	want := map[string]string{"“三公”经费合计": "40000.00", "公务用车购置及运行费": "30000.00", "公务接待费": "10000.00", "因公出国（境）费": "0.00", "国内公务接待费": "10000.00"}
	for _, l := range outline.PublicLines {
		if w, ok := want[l.Title]; ok && l.Sum(storetest.Sample(), budget).String() != w {
			t.Errorf("%s is %s, want %s", l.Title, l.Sum(storetest.Sample(), budget), w)
		}
		if l.IsSum() == (len(l.Kinds) == 1) {
			t.Errorf("%s is a sum: %v", l.Title, l.IsSum())
		}
	}
}

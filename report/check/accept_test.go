package check

import (
	"slices"
	"testing"

	"juesuan/store/storetest"
)

// What is folded under an accepted error is an error still, until it is
// accepted itself.
func TestErrorsUnderAcceptedOnes(t *testing.T) {
	at := func(rule, addr string, under ...Finding) Finding {
		return Finding{Rule: rule, Severity: Error, Places: []Place{{Addr: addr}}, Printed: "1", Consequences: under}
	}
	under := at("A09", "01/收入总计")
	list := []Finding{at("A05", "01/收入总计", under), at("A05", "01/支出总计")}
	for name, c := range map[string]struct {
		accepted []Finding
		want     []string
	}{
		"none":  {nil, []string{"A05 01/收入总计", "A05 01/支出总计"}},
		"root":  {list[:1], []string{"A09 01/收入总计", "A05 01/支出总计"}},
		"both":  {[]Finding{list[0], under}, []string{"A05 01/支出总计"}},
		"under": {[]Finding{under}, []string{"A05 01/收入总计", "A05 01/支出总计"}},
	} {
		t.Run(name, func(t *testing.T) {
			reasons := map[string]string{}
			for _, f := range c.accepted {
				reasons[f.ID()] = "批复"
			}
			r := &Result{Findings: accept(list, reasons)}
			var got []string
			for _, f := range r.Of(Error) {
				got = append(got, f.Rule+" "+f.Places[0].Addr)
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("errors are %q, want %q", got, c.want)
			}
		})
	}
}

// An accepted finding comes back when the ledger's figure changes, also where
// it prints alike.
func TestAcceptedComesBackWithTheLedgersFigure(t *testing.T) {
	y := storetest.Sample()
	reasons := map[string]string{}
	for _, f := range Run(load(t), input(t, y, nil), Options{}).By("B16") {
		reasons[f.ID()] = "批复"
	}
	if got := Run(load(t), input(t, y, nil), Options{Accepted: reasons}); got.Accepted() != 1 {
		t.Fatalf("%d are accepted, want one", got.Accepted())
	}
	for i := range y.Basic {
		if e := &y.Basic[i]; e.Code == "30111" {
			e.Actual.Decimal = e.Actual.Add(dec("1"))
		}
	}
	if got := Run(load(t), input(t, y, nil), Options{Accepted: reasons}); got.Accepted() != 0 {
		t.Error("B16 stays accepted with another figure")
	}
}

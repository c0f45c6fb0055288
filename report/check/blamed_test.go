package check

import "testing"

// TestTheWrongOneOfTwoIsBlamed: where the text has two values for one number
// the table's is the right one, whichever stands first.
func TestTheWrongOneOfTwoIsBlamed(t *testing.T) {
	rules := load(t)
	s := &spoiler{TB: t, in: invented(t)}
	right := s.in.Book.Fact("05/合计/基本支出").Printed.StringFixed(2)
	s.state("五", "05/合计/基本支出", "-14.00")
	wrong := s.in.Book.Fact("05/合计/基本支出").Printed.Sub(dec("14")).StringFixed(2)
	list := Run(rules, s.in, Options{}).By("C29")
	if len(list) != 1 || list[0].Printed != wrong || list[0].Expected != right || list[0].Places[0].Section != "五" {
		t.Errorf("%+v, want %s for %s in 五", list, right, wrong)
	}
	s = &spoiler{TB: t, in: invented(t)}
	s.state("五", "05/合计/基本支出", "-14.00")
	s.state("三", "05/合计/基本支出", "-14.00")
	if list := Run(rules, s.in, Options{}).By("C29"); len(list) != 2 {
		t.Errorf("two wrong numbers are %d findings", len(list))
	}
}

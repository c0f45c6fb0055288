package table

import "testing"

// TestSpentOnly: a table of “三公” that names no period has what was spent, and
// no budget; one that may have either is told.
func TestSpentOnly(t *testing.T) {
	head := []string{"“三公”经费合计|因公出国（境）费|公务用车购置及运行维护费|||公务接待费|会议费", "||小计|公务用车购置费|公务用车运行维护费||", "9.00|1.00|6.00|2.00|4.00|2.00|7.00"}
	r := readGrids(t, "财政拨款“三公”经费、会议费支出决算表", rowsOf(head...))
	for addr, want := range map[string]string{"09/决算数/合计": "9.00", "09/决算数/用车运行": "4.00", "09/决算数/公务接待": "2.00", "09/预算数/合计": "none"} {
		if got := printedAt(r, addr); got != want {
			t.Errorf("%s is %s, want %s", addr, got, want)
		}
	}
	if len(r.Unread) > 0 || !r.Dropped["09"] {
		t.Errorf("unread %v, dropped %v", r.Unread, r.Dropped)
	}
	r = readGrids(t, "“三公”经费支出决算表", rowsOf("项目|金额", "合计|9.00", "1.因公出国（境）费|1.00", "2.公务用车购置及运行维护费|6.00", "（1）公务用车购置费|2.00", "（2）公务用车运行维护费|4.00", "3.公务接待费|2.00"))
	if got := printedAt(r, "09/决算数/用车购置"); got != "2.00" {
		t.Errorf("line by line it is %s", got)
	}
	r = readGrids(t, "“三公”经费预决算表", rowsOf(head...))
	if got := printedAt(r, "09/决算数/合计"); got != "none" || len(r.Unread) != 1 {
		t.Errorf("it is %s, unread %v", got, r.Unread)
	}
}

package audit

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"juesuan/report"
	"juesuan/report/check"
	tables "juesuan/report/read/table"
)

// fewTables is how many of the nine a document must have before those that it
// lacks are told: with fewer they stand elsewhere, or were not recognised.
const fewTables = 5

// doubt takes back what rules found that cannot know: that a table is missing
// where not every table was recognised, and what depends on sentences that were
// not understood. There they end as not checked.
func (r *Report) doubt() {
	r.doubtYear()
	r.doubtTables()
	r.doubtOrder()
	r.doubtItems()
	r.doubtNames()
	r.doubtMissing()
	r.doubtQuoted()
	r.doubtLost()
	r.doubtRows()
	r.doubtCodes()
	r.doubtScores()
	r.doubtParts()
	r.takeBack("P02", "本节的表没有认出来", func(f *check.Finding) bool {
		return len(f.Places) > 0 && r.read.Book.Table(tableOf(f.Places[len(f.Places)-1].Addr)) == nil
	})
	r.doubtLists()
	r.doubtPlace()
	r.doubtShifted()
	r.doubtSums()
	r.doubtSections()
	r.doubtFragment()
	r.doubtCut()
	r.foldSame()
}

// reLacking are the subjects that a list is said to lack.
var reLacking = regexp.MustCompile(`：漏了“([^”]+)”。`)

// doubtLists takes back that a list lacks subjects that its section names: each
// with its amount, or in a list that places word otherwise.
func (r *Report) doubtLists() {
	r.takeBack("C15", "", func(f *check.Finding) bool {
		m := reLacking.FindStringSubmatch(f.Message)
		if m == nil || len(f.Places) == 0 {
			return false
		}
		text := r.sectionText(f.Places[0].Section)
		for name := range strings.SplitSeq(m[1], "、") {
			if !strings.Contains(text, bareName(name)) {
				return false
			}
		}
		return true
	})
}

// sectionText is what a section says, without gaps.
func (r *Report) sectionText(section string) string {
	var out strings.Builder
	for _, b := range r.read.Document.Blocks {
		if x, ok := b.(*report.Paragraph); ok && x.Section == section {
			out.WriteString(bareName(x.Text()))
		}
	}
	return out.String()
}

// takeBack drops what a rule found where it cannot know, and says why it is
// not checked.
func (r *Report) takeBack(rule, why string, drop func(*check.Finding) bool) {
	if r.drop(func(f *check.Finding) bool { return f.Rule == rule && drop(f) }) && why != "" {
		r.notChecked(rule, why)
	}
}

// drop leaves out findings, also those that are folded under others, and
// reports whether there were any.
func (r *Report) drop(out func(*check.Finding) bool) (dropped bool) {
	r.Result.Findings, dropped = without(r.Result.Findings, out)
	return dropped
}

// without are the findings but some. What was folded under one of those stands
// by itself.
func without(list []check.Finding, out func(*check.Finding) bool) (kept []check.Finding, dropped bool) {
	for i := range list {
		f := list[i]
		below, any := without(f.Consequences, out)
		dropped = dropped || any
		if out(&f) {
			kept, dropped = append(kept, below...), true
			continue
		}
		f.Consequences = below
		kept = append(kept, f)
	}
	return kept, dropped
}

// every calls f for every finding, also for those that are folded under others.
func every(list []check.Finding, f func(*check.Finding)) {
	for i := range list {
		f(&list[i])
		every(list[i].Consequences, f)
	}
}

// doubtOrder takes back that the nine stand in another order than the form's
// where they count on by the labels that the place gives them.
func (r *Report) doubtOrder() {
	last := 0
	for _, b := range r.read.Document.Blocks {
		t, ok := b.(*report.TableBlock)
		if !ok || !isNine(t.Table.ID) {
			continue
		}
		n := labelNumber(t.Table.Label)
		if n <= last {
			return
		}
		last = n
	}
	r.takeBack("D02", "", func(f *check.Finding) bool { return strings.Contains(f.Message, "位置不对") })
}

var reLabelNumber = regexp.MustCompile(`公开(\d{1,2})表`)

// labelNumber is the number that a table's label prints, or 0.
func labelNumber(label string) int {
	m := reLabelNumber.FindStringSubmatch(label)
	if m == nil {
		return 0
	}
	n, _ := strconv.Atoi(m[1]) // two digits
	return n
}

// isNine reports whether a table is one of the nine.
func isNine(id string) bool { return len(id) == 2 && id[0] == '0' }

// doubtItems takes back that 05's items are missing in the text where the place
// tells only of classes.
func (r *Report) doubtItems() {
	for f := range r.figures() {
		if f.Kind == report.AmountFigure && reItemSpent.MatchString(f.Formula) {
			return
		}
	}
	r.takeBack("C08", "文字没有逐项写支出决算", func(f *check.Finding) bool { return f.Expected == "1 次" && strings.HasPrefix(f.Printed, "0 ") })
}

var reItemSpent = regexp.MustCompile(`^预算/\d{7}/决算数$`)

// reNamed is one of the names that an item prints, with its level.
var reNamed = regexp.MustCompile(`([^（）]+)（([类款项])）`)

// reCodedName is a name with its code behind it.
var reCodedName = regexp.MustCompile(`([^（）]+)（2\d{2,6}）`)

// reCodeFirst is an item that prints its code before its name.
var reCodeFirst = regexp.MustCompile(`2\d{6}\s*([^\d，。；：:（）]+)`)

// reUnnamed is an item's sentence that begins with its amounts.
var reUnnamed = regexp.MustCompile(`^(?:20\d\d年度?)?(?:年初预算|全年预算|调整预算|预算数|支出决算|决算数|支出数)`)

// reListNumber is the number of an item in a list.
var reListNumber = regexp.MustCompile(`^(?:（?[\d一二三四五六七八九十]{1,3}[）.．、]+|[①-⑳])\s*`)

// doubtNames takes back that an item has another name than in the table where
// the text only leaves out the levels above, or prints the code instead.
func (r *Report) doubtNames() {
	r.takeBack("C11", "", func(f *check.Finding) bool {
		want := map[string]string{}
		last := ""
		for _, m := range reNamed.FindAllStringSubmatch(f.Expected, -1) {
			want[m[2]], last = itemName(m[1]), itemName(m[1])
		}
		got := reNamed.FindAllStringSubmatch(f.Printed, -1)
		for _, m := range got {
			if w := want[m[2]]; w == "" || !strings.HasSuffix(itemName(m[1]), w) {
				return false
			}
		}
		if m := reCodeFirst.FindStringSubmatch(f.Printed); m != nil && last != "" {
			return strings.HasSuffix(itemName(m[1]), last)
		}
		if len(got) == 0 && reUnnamed.MatchString(f.Printed) { // its name stands in the paragraph above
			return true
		}
		if len(got) == 0 && last != "" && itemName(reListNumber.ReplaceAllString(f.Printed, "")) == last {
			return true
		}
		coded := reCodedName.FindAllStringSubmatch(f.Printed, -1)
		return len(got) > 0 || len(coded) > 0 && last != "" && strings.HasSuffix(itemName(coded[len(coded)-1][1]), last)
	})
}

// itemName is so a subject's name with one word for 和.
func itemName(s string) string {
	return strings.NewReplacer("与", "和", "及", "和").Replace(bareName(s))
}

// doubtMissing takes back that a section does not state what the text states
// elsewhere: places divide it into sections otherwise.
func (r *Report) doubtMissing() {
	stated := map[string]bool{}
	for f := range r.figures() {
		if len(f.Facts) == 1 {
			stated[f.Facts[0]] = true
		}
	}
	if !stated["三公经费/外宾接待费/决算数"] && !stated["三公数量/外宾批次"] && !stated["三公数量/外宾人次"] { // a place that had none says nothing of them
		r.takeBack("D07", "", func(f *check.Finding) bool { return strings.HasPrefix(f.Unsaid, "三公数量/外宾") })
	}
	r.takeBack("C16", "文字没有这一节", func(f *check.Finding) bool {
		return strings.Contains(f.Message, "却没有写") && len(f.Places) > 1 && !r.headsFund(tableOf(f.Places[1].Addr))
	})
	reserved := stated["政府采购/预留中小企业"] || stated["政府采购/预留中小企业成交"] // a form of its own for small firms
	r.takeBack("D10", "", func(f *check.Finding) bool {
		return reserved && strings.HasPrefix(f.Unsaid, "政府采购/授予")
	})
	parts := false // of the cost of cars, which are told one by one
	for addr := range stated {
		parts = parts || strings.HasSuffix(addr, "/决算数/用车运行")
	}
	for _, rule := range []string{"D07", "D09", "D10", "D11"} {
		r.takeBack(rule, "", func(f *check.Finding) bool { return stated[f.Unsaid] })
	}
	r.takeBack("D09", "", func(f *check.Finding) bool {
		return f.Unsaid == "" && stated["机关运行经费/决算数"] && r.compares("机关运行经费/决算数")
	})
	r.takeBack("D06", "", func(f *check.Finding) bool {
		return parts && strings.Contains(f.Expected, "决算数") && strings.Contains(f.Expected, "公务用车")
	})
}

// headsFund reports whether a heading of the text is about the money of a table
// of one of the two funds: some places tell of them nowhere.
func (r *Report) headsFund(id string) bool {
	t := r.read.Book.Table(id)
	if t == nil {
		return false
	}
	word := "政府性基金"
	if strings.Contains(t.Title, "国有资本") {
		word = "国有资本"
	}
	return slices.ContainsFunc(r.read.Document.Blocks, func(b report.Block) bool {
		h, ok := b.(*report.Heading)
		return ok && strings.Contains(h.Text, word)
	})
}

// compares reports whether the text states a change of a fact.
func (r *Report) compares(addr string) bool {
	for f := range r.figures() {
		if f.Kind == report.DifferenceFigure && slices.Contains(f.Facts, addr) {
			return true
		}
	}
	return false
}

// doubtQuoted takes back sums of “三公” that lean on what the table does not
// print: some places' tables have no budget.
func (r *Report) doubtQuoted() {
	for _, rule := range []string{"A20", "A21"} {
		r.takeBack(rule, "表里没有印预算数", func(f *check.Finding) bool {
			return slices.ContainsFunc(f.Places, func(p check.Place) bool {
				_, printed := r.read.Spots[p.Addr]
				return strings.Contains(p.Addr, "/预算数/") && !printed
			})
		})
	}
	r.doubtCells()
}

// doubtLost takes back that a table has nothing of what the text tells where
// another table could not be read: it may stand there.
func (r *Report) doubtLost() {
	if r.read.Lost == 0 {
		return
	}
	r.takeBack("C37", "有的表没有读懂", func(f *check.Finding) bool {
		return slices.ContainsFunc(f.Places, func(p check.Place) bool {
			_, printed := r.read.Spots[p.Addr]
			return p.Sentence == "" && p.Printed == "" && !printed
		})
	})
}

// bareName is a subject's name without quotes and gaps, and without 支出 at
// its end, which places leave out.
func bareName(s string) string {
	return strings.TrimSuffix(strings.NewReplacer("“", "", "”", "", " ", "", "　", "", "\"", "").Replace(s), "支出")
}

// doubtYear takes back what needs the year where the document does not say it.
func (r *Report) doubtYear() {
	if r.Year != 0 {
		return
	}
	for _, id := range []string{"A23", "A24", "C33", "D04"} {
		r.takeBack(id, "看不出是哪一年度的决算", func(*check.Finding) bool { return true })
	}
}

// doubtTables takes back that tables are missing.
func (r *Report) doubtTables() {
	nine := 0
	for _, t := range r.read.Book.Tables {
		if len(t.ID) == 2 && t.ID[0] == '0' {
			nine++
		}
	}
	if nine >= fewTables && len(r.read.Others) == 0 && r.read.Lost == 0 {
		return
	}
	r.takeBack("D02", "有的表没有认出来，或另在别处公开", func(f *check.Finding) bool { return strings.Contains(f.Message, "缺少") })
}

// notChecked changes how a rule ended where nothing else was found by it.
func (r *Report) notChecked(id, why string) {
	other := false
	every(r.Result.Findings, func(f *check.Finding) { other = other || f.Rule == id && f.Severity != check.Tail })
	for i := range r.Result.Rules {
		x := &r.Result.Rules[i]
		if x.ID != id {
			continue
		}
		if !slices.Contains(x.Missing, why) {
			x.Missing = append(x.Missing, why)
		}
		if !other {
			x.Outcome = check.NotChecked
		}
	}
}

// rowSums are the rules that add up the columns of a row.
var rowSums = []string{"A08", "A10", "A12", "A16", "A19", "A20", "A21"}

// columnSums are the rules that add up the lines of a table of two sides.
var columnSums = []string{"A01", "A02", "A13", "A14", "A15"}

// manyRows is how many rows of a table that do not add up are the reading's
// fault: a wrong number spoils one, and with it the one it belongs to.
const manyRows = 3

// doubtRows takes back what adds up the columns of a table of which one, or a
// line, could not be read, or leans on a cell of it.
func (r *Report) doubtRows() {
	rules := append(slices.Clone(rowSums), r.found("ABCP")...)
	for _, rule := range slices.Compact(slices.Sorted(slices.Values(rules))) {
		rows, nowhere := map[string]int{}, map[string]int{}
		every(r.Result.Findings, func(f *check.Finding) {
			switch {
			case f.Rule != rule || len(f.Places) == 0:
			case r.fitsNowhere(f):
				nowhere[tableOf(f.Places[0].Addr)]++
			default:
				rows[tableOf(f.Places[0].Addr)]++
			}
		})
		r.takeBack(rule, "有的栏没有读懂", func(f *check.Finding) bool {
			if r.fitsNowhere(f) {
				return nowhere[tableOf(f.Places[0].Addr)] >= manyRows
			}
			return slices.ContainsFunc(f.Places, func(p check.Place) bool {
				table := tableOf(p.Addr)
				_, printed := r.read.Spots[p.Addr]
				alone := len(f.Places) == 1 && slices.Contains(rowSums, rule)
				unread := r.read.Dropped[table+tables.LineDropped] && slices.Contains(columnSums, rule)
				many := rows[table] >= manyRows && slices.Contains(rowSums, rule)
				return r.read.Dropped[table] && (!printed || unread || alone || many)
			})
		})
	}
}

// fitsNowhere reports whether a finding is that the amounts of a row add up in
// no columns: it leans on none that was not read.
func (r *Report) fitsNowhere(f *check.Finding) bool {
	return slices.ContainsFunc(r.read.Impossible, func(x tables.Impossible) bool {
		return x.Rule == f.Rule && len(f.Places) == 1 && f.Places[0].Addr == x.Addr
	})
}

// tableOf is the table that an address is in.
func tableOf(addr string) string {
	table, _, _ := strings.Cut(addr, "/")
	return table
}

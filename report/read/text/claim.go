package text

import (
	"regexp"
	"strings"

	"juesuan/report"
)

// Why a number was not placed.
const (
	whyOwn       = "是单位自己的话里的数，没有核对"
	whyNoSubject = "看不出是哪一项的数，没有核对"
	whyNoUnit    = "没有写单位，没有核对"
	whyDoubt     = "说的可能不是表里的这一项，没有核对"
	whyNoBase    = "看不出与什么相比，没有核对"
	whyOtherBase = "比较的年度不在本文档里，没有核对"
	whyNoBudget  = "看不出是哪个预算，没有核对"
	whyCoarse    = "所引的金额写得太粗，差在四舍五入以内，没有核对"
	whyNoWhole   = "看不出占什么的比重，没有核对"
)

// reChange is the verb that makes a number a change.
var reChange = regexp.MustCompile(`(?:增加|减少|增长|下降|增幅|降幅|上升|降低|提高|压减|节约|超支|减|增|多|少|差异|差值|差额|相差)(?:（[^（）]*）)?(?:支出|收入|了|额|率|幅度|幅|比例)?(?:为|大约|约|近|达|了)?$`)

// reBeyond is spending beyond its budget, or below it.
var reBeyond = regexp.MustCompile(`(?:超出|超过|超|高于|大于|多于|低于|小于|少于)(?:(年初)|全年|调整后?)?的?预算(?:数|安排)?$`)

// claim places a number: the figure, its text in the run, or why not.
func (par *paragraph) claim(n *number) (*report.Figure, string, string) {
	label := par.label(n)
	last := label[len(label)-1]
	if n.kind == percentNumber && last == "" && len(label) > 1 && strings.HasSuffix(label[len(label)-2], "占") { // 占，25%
		label = label[:len(label)-1]
		last = label[len(label)-1]
	}
	if n.from == 0 && (n.kind == amountNumber || n.kind == percentNumber) { // the rest of a sentence
		par.state.forget()
		return nil, "", whyNoSubject
	}
	if par.topic == noTopic || par.topic == otherTopic || par.topic == carried {
		if n.kind == bareNumber || n.kind == countNumber || n.kind == pointsNumber {
			return nil, "", ""
		}
		return nil, "", whyNoSubject
	}
	par.state.part = strings.Contains(strings.Join(label, ""), "其中")
	if par.state.part {
		par.state.lead = par.state.subject
		par.partsBegin(n)
	}
	par.context(label[:len(label)-1])
	par.compare(n)
	defer func() { par.state.completed = n.kind == amountNumber && strings.Contains(last, "完成") }()
	if why := par.ofOtherYear(n, last); why != "" {
		return nil, "", why
	}
	switch n.kind {
	case amountNumber:
		if as, ok := par.bracketed(n, label); ok {
			return par.amountInBracket(n, as)
		}
		if par.isSecondChange(n) {
			return nil, "", whyNoSubject
		}
		if reChange.MatchString(last) {
			par.overspent(last)
			par.apart(last)
			return par.change(n, last)
		}
		if m := reBeyond.FindStringSubmatchIndex(last); m != nil { // 超出年初预算3万元
			par.state.base = map[bool]base{true: initialBudget, false: plannedBudget}[m[2] >= 0]
			return par.change(n, last[:m[0]])
		}
		return par.amount(n, last)
	case percentNumber:
		if len(par.state.items) > 0 {
			return nil, "", whyDoubt
		}
		if len(par.several) > 0 && isJoint([]rune(strings.Join(label, "，"))) {
			return par.nextShare(n)
		}
		par.several = nil
		switch {
		case par.ratesChange(n, last):
			return par.growth(n, last)
		case par.state.completed && strings.Trim(last, "的比例率为") == "": // 完成年初预算9万元的82%
			return par.completedBy(n)
		case reChange.MatchString(last):
			return par.growth(n, last)
		case isCompletion(last) && reOwnRates.MatchString(par.sentenceText(n)):
			return nil, "", whyNoSubject
		case isCompletion(last):
			return par.completion(n, last)
		case strings.Contains(last, "占"), strings.Contains(last, "比重"), strings.Contains(last, "比例"):
			return par.share(n, last)
		}
		return nil, "", whyNoSubject
	case pointsNumber:
		return par.points(n, last)
	}
	return par.count(n, label)
}

// isSecondChange reports whether an amount goes on from a change, of what is not
// sure: 各减少1.00、2.00万元.
func (par *paragraph) isSecondChange(n *number) bool {
	for i := 1; i < len(par.numbers); i++ {
		if &par.numbers[i] == n {
			last := &par.numbers[i-1]
			return last == par.state.changed && isJoint(par.plain[last.end:n.from])
		}
	}
	return false
}

// reOwnRates are in a sentence that tells how well a project went, not how much
// of the budget of what is spoken of was used.
var reOwnRates = regexp.MustCompile(`满意度|指标完成|任务完成率|合格率`)

// isCompletion reports whether a percentage says how much of a budget was used.
func isCompletion(s string) bool {
	return strings.Contains(s, "完成") || strings.Contains(s, "执行率") || strings.Contains(s, "预算执行") ||
		(strings.Contains(s, "为") || strings.Contains(s, "占")) && hasAnySuffix(strings.TrimRight(s, "的比例重率为"), "年初预算", "全年预算", "调整预算", "预算数")
}

// overspent lets 超支 and 节约 be of the budget that was stated, where nothing is
// compared.
func (par *paragraph) overspent(s string) {
	if par.state.base == noBase && par.state.named != "" && hasAnySuffix(strings.TrimRight(s, "了为"), "超支", "节约") {
		par.state.base = map[bool]base{true: initialBudget, false: plannedBudget}[strings.Contains(par.state.named, "年初预算数")]
		par.state.budget = false
	}
}

// apart lets 差值 and 差额 be from the budget that was stated of what is spoken of.
func (par *paragraph) apart(s string) {
	if sub := par.state.subject; sub != nil && hasAnySuffix(strings.TrimRight(s, "了为是"), "差值", "差额", "相差") {
		switch par.state.named {
		case "":
			return
		case sub.initial:
			par.state.base = initialBudget
		case sub.planned:
			par.state.base = plannedBudget
		default:
			return
		}
		par.state.budget = false
	}
}

// context lets clauses before the number's own say what is spoken of.
func (par *paragraph) context(list []string) {
	par.named = nil
	for _, s := range list {
		if s == "" {
			continue
		}
		numbered := reNumber.FindString(s)
		s = s[len(numbered):]
		if numbered != "" {
			par.state.forget()
		}
		s = s[len(reSection.FindString(s)):]
		if item, ok := parseItem(s); ok {
			par.state.forget()
			par.state.subject = par.item(item)
			par.together(s, item)
			continue
		}
		m := par.lex.mentions(par.topic, s)
		switch {
		case len(m) == 0:
		case par.leftover(s, m) == "":
			par.state.subject = m[len(m)-1].subject
			par.named = par.state.subject
		case m[len(m)-1].subject != par.state.subject: // what follows is not of the one before
			par.state.forget()
		}
	}
}

// item is the subject of a named function item, or nil where no code has its
// names.
func (par *paragraph) item(name itemName) *subject {
	switch {
	case name.code != "":
	case name.class == "":
		name.class = par.class
	default:
		par.class = name.class
	}
	code := name.code
	if code == "" {
		code = par.lex.items.code(name)
	}
	if code == "" {
		return nil
	}
	t := par.lex.tables
	s := &subject{name: name.class + name.section + name.item, code: code, item: true}
	switch par.topic {
	case general:
		sum := t.id("05") + "/合计/" + t.sumColumn("05")
		s.actual, s.whole = t.id("05")+"/"+code+"/"+t.sumColumn("05"), sum
		s.initial, s.planned = "预算/"+code+"/年初预算数", "预算/"+code+"/全年预算数"
		if len(code) == 7 || len(code) == 5 && name.item == "" && par.detail {
			s.actual = "预算/" + code + "/决算数"
		}
	case allFunds:
		form := "05"
		if !t.lists("05", code) && t.lists("07", code) {
			form = "07"
		}
		s.actual, s.whole = t.id(form)+"/"+code+"/"+t.sumColumn(form), t.id("04")+"/本年支出合计/合计"
		s.initial, s.planned = "预算/"+code+"/年初预算数", "预算/"+code+"/全年预算数"
	case fund, capital:
		form := map[topic]string{fund: "07", capital: "08"}[par.topic]
		s.actual = t.id(form) + "/" + code + "/" + t.sumColumn(form)
		s.whole = t.id(form) + "/合计/" + t.sumColumn(form)
		s.initial, s.planned, s.bare = "预算/"+code+"/年初预算数", "预算/"+code+"/全年预算数", true
	case income:
		s.actual, s.whole = t.id("02")+"/"+code+"/本年收入合计", t.id("02")+"/合计/本年收入合计"
	case spending:
		s.actual, s.whole = t.id("03")+"/"+code+"/本年支出合计", t.id("03")+"/合计/本年支出合计"
	default:
		return nil
	}
	return s
}

// reTogether is the name of all “三公” behind those of its kinds.
var reTogether = regexp.MustCompile(`（(?:以下)?(?:简称|统称|即|合称)?三公经费）`)

// spoken is what a clause speaks of: what it names, or else what the sentence
// spoke of before. left is what it says besides; pair is set where two were
// named at once.
func (par *paragraph) spoken(s string) (sub *subject, list []mention, left string) {
	s = withoutJoints(s)
	numbered := reNumber.FindString(s)
	s = s[len(numbered):]
	s = s[len(reSection.FindString(s)):]
	if m := reTogether.FindStringIndex(s); m != nil && m[0] > 0 && par.topic == threePublic {
		s = "三公经费" + s[m[1]:]
	}
	if item, ok := parseItem(s); ok {
		sub = par.item(item)
		if sub == nil {
			return nil, nil, s
		}
		return sub, nil, par.leftover(s[item.end:], nil)
	}
	if numbered != "" && (par.topic == general || par.topic == allFunds) {
		if item, ok := par.barely(s); ok {
			return par.bareItem(item), nil, ""
		}
	}
	if par.topic == procurement {
		s = reQualified.ReplaceAllString(s, "")
	}
	if m := reUpkeep.FindStringSubmatchIndex(s); m != nil && par.topic == spending {
		s = s[m[2]:]
	}
	if m := reSuchAs.FindStringSubmatchIndex(s); m != nil && (par.topic == spending || par.topic == general || par.topic == basic) {
		s = s[m[2]:]
	}
	list = par.ofKind(par.lex.mentions(par.topic, s))
	left = par.leftover(s, list)
	if len(list) == 0 {
		if sub = par.ofSide(s); sub == nil {
			sub = par.ofFund(s)
		}
		if sub == nil {
			sub = par.onlySubject(s)
		}
		if sub != nil && (sub.differs(s) || par.state.part && !sub.item && sub != par.named) { // 其中当年收入: a part without a name
			return nil, nil, left
		}
		return sub, nil, left
	}
	if len(list) > 1 && !strings.Contains(s, "分别") && list[len(list)-1].subject != list[0].subject {
		left += "、"
		if enumerated(s, list) { // A、B和C共……: the number is of all of them
			return nil, list, left
		}
	}
	return list[len(list)-1].subject, list, left
}

// reUpkeep is whom basic spending keeps, before what it is called.
var reUpkeep = regexp.MustCompile(`^(?:20\d\d年度?)?(?:主要)?用于保障[^0-9]*(正常运转的日常支出|日常运转支出)`)

// reSuchAs are examples of a cost before its name: 基本工资、津贴补贴等人员经费.
var reSuchAs = regexp.MustCompile(`^(?:其中|包括|含)*[^，。；0-9]*等(?:各项|日常)?(人员经费|公用经费)`)

// reKind is the kind of fiscal money that a paragraph is about.
var reKind = regexp.MustCompile(`^(?:\d{1,2}[.、] *|（\d{1,2}） *)(一般公共预算财政拨款|政府性基金预算财政拨款|国有资本经营预算财政拨款)`)

// ofKind lets 本年收入 and 本年支出 be those of the kind of money that a paragraph
// is about.
func (par *paragraph) ofKind(list []mention) []mention {
	m := reKind.FindStringSubmatch(par.p.plain)
	if m == nil || par.topic != fiscal {
		return list
	}
	for i := range list {
		side := strings.TrimSuffix(strings.TrimPrefix(list[i].text, "本年"), "合计")
		if side != "收入" && side != "支出" {
			continue
		}
		for j := range par.lex.phrases[fiscal] {
			if p := &par.lex.phrases[fiscal][j]; p.text == m[1]+side {
				list[i].phrase = &phrase{text: list[i].text, subject: p.subject}
			}
		}
	}
	return list
}

// onlySubject is what the sentence spoke of before; where one thing alone has a
// budget, that is its.
func (par *paragraph) onlySubject(s string) *subject {
	if par.state.subject == nil && par.topic == operating && strings.Contains(s, "年初预算") {
		return par.lex.phrases[operating][0].subject
	}
	return par.state.subject
}

// enumerated reports whether the last two mentions are joined to a list.
func enumerated(s string, list []mention) bool {
	a, b := list[len(list)-2], list[len(list)-1]
	return withoutJoints(s[a.to:b.from]) == "" && b.from > a.to
}

// ofFund is what 收入 and 支出 alone mean in a fund's section.
func (par *paragraph) ofFund(s string) *subject {
	if par.topic != fund && par.topic != capital || par.state.subject != nil && par.state.subject.item {
		return nil
	}
	words := map[string]string{"收入": "本年收入", "支出": "本年支出", "支出决算": "本年支出", "收入决算": "本年收入"}[strings.TrimRight(strings.TrimSuffix(s, "数"), "为共计")]
	for _, p := range par.lex.phrases[par.topic] {
		if words != "" && p.text == words {
			return p.subject
		}
	}
	return nil
}

// reSide is 本单位收入为, with nothing that says which.
var reSide = regexp.MustCompile(`^(?:20\d\d年度?)?(?:本单位|本部门|我单位|我部门|本年度?|全年)?(?:决算)?(收入|支出)(?:决算数?)?(?:合计|共计|总计)?(?:为|增加了?|减少了?|增长了?|下降了?)?$`)

// ofSide is what 收入 and 支出 alone mean in a section about them.
func (par *paragraph) ofSide(s string) *subject {
	m := reSide.FindStringSubmatch(s)
	if m == nil {
		return nil
	}
	want := ""
	switch par.topic {
	case income, spending:
		if string(par.topic) == m[1] {
			want = "本年" + m[1] + "合计"
		}
	case totals:
		want = "今年" + m[1]
	}
	for _, p := range par.lex.phrases[par.topic] {
		if want != "" && p.text == want {
			return p.subject
		}
	}
	return nil
}

// differs reports whether words are about the other side of the accounts than
// the subject.
func (s *subject) differs(words string) bool {
	in, out := strings.Contains(words, "收入"), strings.Contains(words, "支出")
	switch {
	case in == out:
		return false
	case strings.Contains(s.actual, "结转"):
		return true
	}
	return strings.Contains(s.actual, "收入") != in
}

// withoutJoints drops the words that join a clause to the one before.
func withoutJoints(s string) string {
	for {
		was := s
		for _, w := range []string{"、", "和", "及", "与", "以及", "其中"} {
			s = strings.TrimPrefix(s, w)
		}
		if s == was {
			return s
		}
	}
}

// budgeted reports whether a sentence is about budget and execution.
func (par *paragraph) budgeted(n *number) bool {
	if par.detail {
		return true
	}
	s := par.sentenceText(n)
	return strings.Contains(s, "年初预算") || strings.Contains(s, "全年预算") || strings.Contains(s, "调整预算") || strings.Contains(s, "完成预算")
}

// actualOf is where a subject's spending stands: next to its budget where the
// sentence is about that.
func (par *paragraph) actualOf(s *subject, n *number) string {
	if s.grand != "" && strings.Contains(bareText(par.p.plain), "本年"+string(par.topic)) {
		return s.grand
	}
	if par.topic == general && s.initial != "" && !s.bare && par.budgeted(n) {
		return strings.Replace(s.initial, "年初预算数", "决算数", 1)
	}
	return s.actual
}

// roleOf tells which number of its subject a clause states.
func roleOf(s string) role {
	for _, compound := range []string{"一般公共预算", "政府性基金预算", "国有资本经营预算", "部门预算", "预算绩效", "预算资金", "预算单位", "预算项目", "财政预算拨款"} {
		s = strings.ReplaceAll(s, compound, "")
	}
	at, out := -1, actualRole
	for _, w := range []struct {
		word string
		role role
	}{
		{"决算", actualRole}, {"实际支出", actualRole}, {"实际完成", actualRole}, {"执行数", actualRole}, {"预算", plannedRole}, {"年初预算", initialRole}, {"全年预算", plannedRole}, {"调整预算", plannedRole}, {"调整后预算", plannedRole},
		{"年初部门预算", initialRole}, {"年初安排", initialRole},
	} {
		if k := strings.LastIndex(s, w.word); k >= 0 && k+len(w.word) >= at {
			if k+len(w.word) > at || w.role != plannedRole {
				at, out = k+len(w.word), w.role
			}
		}
	}
	return out
}

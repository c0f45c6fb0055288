package read

import (
	"slices"
	"strings"
	"testing"

	"juesuan/report"
	"juesuan/report/check"
	"juesuan/store"
	"juesuan/store/storetest"
)

// reading is a section of a year as somebody typed it over, and what the rules
// make of the words that were changed.
type reading struct {
	invented bool
	section  string
	words    []string // old, new, old, new …
	finds    string   // the errors and warnings that it has to get, by rule, in their order
	says     string   // that one of their messages or places holds
	unplaced bool     // some of its numbers are of nothing known
}

func (c reading) year() (y, prior *store.Year) {
	if c.invented {
		return storetest.Invented()
	}
	return storetest.Sample(), nil
}

// news are the findings of a result that another lacks, those on their own.
func news(res, was *check.Result) (heads, infos []check.Finding) {
	key := func(f *check.Finding) string { return f.Rule + f.Printed + f.Message }
	old := map[string]bool{}
	for i := range was.Findings {
		old[key(&was.Findings[i])] = true
	}
	for _, f := range res.Findings {
		switch {
		case old[key(&f)] || f.Rule == "D14" || f.Rule == "P10":
		case f.Severity == check.Error || f.Severity == check.Warning:
			heads = append(heads, f)
		default:
			infos = append(infos, f)
		}
	}
	return heads, infos
}

// typed is the section as the program writes it, with words of it changed.
func (c reading) typed(t *testing.T) func(*store.Year) {
	t.Helper()
	var text string
	y, prior := c.year()
	made(t, "", y, prior, nil, func(in check.Input) { text = sectionText(in.Document, c.section) })
	for i := 0; i < len(c.words); i += 2 {
		if !strings.Contains(text, c.words[i]) {
			t.Fatalf("%s has no %s: %s", c.section, c.words[i], text)
		}
		text = strings.Replace(text, c.words[i], c.words[i+1], 1)
	}
	return func(y *store.Year) {
		y.Rewrites = append(y.Rewrites, store.Rewrite{Section: c.section, Template: text})
	}
}

// sectionText is a section as a rewrite would have it.
func sectionText(d *report.Document, section string) string {
	var body, pending []string
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case *report.Heading:
			if b.Level > 1 {
				pending = append(pending, strings.Repeat("#", b.Level-1)+" "+b.Text)
			}
		case *report.Paragraph:
			if b.Section == section {
				body = append(append(body, pending...), b.Text())
			}
			pending = nil
		}
	}
	return strings.Join(body, "\n\n")
}

// read tells how the words of a section were understood.
func (c reading) read(t *testing.T) {
	t.Helper()
	y, prior := c.year()
	was := made(t, "", y, prior, nil, nil)
	y, prior = c.year()
	heads, infos := news(made(t, "", y, prior, c.typed(t), nil), was)
	var ids []string
	said := c.says == ""
	for _, f := range heads {
		ids = append(ids, f.Rule)
		said = said || strings.Contains(f.Message, c.says) || strings.Contains(f.Cause, c.says) ||
			slices.ContainsFunc(f.Places, func(p check.Place) bool { return strings.Contains(p.String(), c.says) })
	}
	unplaced := slices.ContainsFunc(infos, func(f check.Finding) bool { return f.Rule == "C38" })
	if strings.Join(ids, " ") != c.finds || !said || unplaced != c.unplaced {
		t.Errorf("%s %q: %v", c.section, c.words, ids)
		for _, f := range append(heads, infos...) {
			t.Log("  ", f.Rule, f.Severity, f.Message, f.Cause)
		}
	}
}

// TestWhatStandsInABracketBehindAnAmountIsBesides: 12万元（含追加） is the amount of
// what was named, and 12万元以上 too where it is no threshold; so is what comes
// after it.
func TestWhatStandsInABracketBehindAnAmountIsBesides(t *testing.T) {
	for name, c := range map[string]reading{
		"wrong with 含":              {section: "三", words: []string{"418.81万元，", "481.81万元（含上缴上级支出0.00万元），"}, finds: "C04"},
		"wrong with 以上":             {section: "三", words: []string{"418.81万元，", "481.81万元以上，"}, finds: "C04"},
		"wrong of a fund":           {invented: true, section: "七", words: []string{"8883.07万元", "8838.07万元（含上年结转安排的支出）"}, finds: "C16"},
		"wrong with 不含":             {section: "一", words: []string{"418.81万元", "481.81万元（不含往来款）"}, finds: "C01"},
		"right with 含":              {section: "三", words: []string{"418.81万元，", "418.81万元（含上缴上级支出0.00万元），"}},
		"right with a share":        {section: "三", words: []string{"305.42万元，", "305.42万元（含基建），"}},
		"right with another's name": {invented: true, section: "九", words: []string{"88.95万元，", "88.95万元（含外宾接待费），"}},
		"right of 机关运行":             {section: "十", words: []string{"10.21万元，", "10.21万元（含参公单位），"}},
		"right of 采购":               {section: "十一", words: []string{"305.42万元，其中", "305.42万元（不含涉密采购），其中"}},
		"right of a sum":            {section: "五", words: []string{"支出年初预算为109.38万元，支出决算为418.81万元，", "支出年初预算为109.38万元，支出决算为418.81万元（含追加），"}},
		"right of an item":          {section: "五", words: []string{"支出决算为24.47万元，", "支出决算为24.47万元（含追加），"}},
		"a threshold":               {section: "十二", words: []string{"价值100万元（含）以上设备", "单位价值100万元以上（含100万元）设备"}},
	} {
		t.Run(name, func(t *testing.T) { c.read(t) })
	}
}

// TestGreaterAndLessAreOfWhatIsNamed: an amount is a budget or spending by what
// it is called, in whatever order the two stand.
func TestGreaterAndLessAreOfWhatIsNamed(t *testing.T) {
	const spentFirst = "支出决算10.21万元，年初预算14.50万元，完成年初预算的70.41%，"
	const operating = "年初预算为14.50万元，支出决算为10.21万元，完成年初预算的70.41%。"
	const item = "年初预算为20.28万元，支出决算为24.47万元，完成年初预算的120.66%。决算数与年初预算数存在差异的主要原因"
	const reason = "主要原因是按合同减少印刷3批。"
	for name, c := range map[string]reading{
		"spending first, wrong":           {section: "十", words: []string{operating, spentFirst + "决算数大于预算数，" + reason}, finds: "C13", says: "写“大于”，预算是 14.50，决算是 10.21"},
		"spending first, right":           {section: "十", words: []string{operating, spentFirst + "决算数小于预算数，" + reason}},
		"the budget named first, wrong":   {section: "十", words: []string{operating, operating + "年初预算数小于决算数，" + reason}, finds: "C13"},
		"the budget named first, right":   {section: "十", words: []string{operating, operating + "年初预算数大于决算数，" + reason}},
		"an item, spending first, wrong":  {section: "五", words: []string{item, "支出决算为24.47万元，年初预算为20.28万元，完成年初预算的120.66%。决算数小于年初预算数的主要原因"}, finds: "C13"},
		"an item, spending first, right":  {section: "五", words: []string{item, "支出决算为24.47万元，年初预算为20.28万元，完成年初预算的120.66%。决算数大于年初预算数的主要原因"}},
		"an item, the budget named first": {section: "五", words: []string{item, "年初预算为20.28万元，支出决算为24.47万元，完成年初预算的120.66%。年初预算数大于决算数的主要原因"}, finds: "C13"},
		"something between":               {section: "十", words: []string{operating, "年初预算为14.50万元，支出决算为10.21万元（其中政府性基金0.00万元），完成年初预算的70.41%，决算数大于预算数，" + reason}, finds: "C13", unplaced: true},
	} {
		t.Run(name, func(t *testing.T) { c.read(t) })
	}
}

// TestSharesSaidSeverallyAreOfTheAmountsBefore: 分别占 gives a share to each of
// the amounts that were listed.
func TestSharesSaidSeverallyAreOfTheAmountsBefore(t *testing.T) {
	const usual = "基本支出113.39万元，占27.07%；项目支出305.42万元，占72.93%。"
	const listed = "基本支出113.39万元、项目支出305.42万元，"
	for name, c := range map[string]reading{
		"right":               {section: "三", words: []string{usual, listed + "分别占27.07%、72.93%。"}},
		"wrong, the first":    {section: "三", words: []string{usual, listed + "分别占30.07%、72.93%。"}, finds: "P01", says: "印 30.07%，按表里的数是 27.07%"},
		"wrong, the second":   {section: "三", words: []string{usual, listed + "分别占27.07%和73.92%。"}, finds: "P01", says: "印 73.92%，按表里的数是 72.93%"},
		"of what is named":    {section: "三", words: []string{usual, listed + "占支出合计的比重分别为27.07%、79.93%。"}, finds: "P01", says: "印 79.93%"},
		"占比分别为, right":        {section: "三", words: []string{usual, listed + "占比分别为27.07%、72.93%。"}},
		"占比分别为, wrong":        {section: "三", words: []string{usual, listed + "占比分别为27.70%、72.93%。"}, finds: "P01", says: "印 27.70%"},
		"more than there are": {section: "三", words: []string{usual, "基本支出113.39万元，分别占27.07%、72.93%；项目支出305.42万元。"}, unplaced: true},
	} {
		t.Run(name, func(t *testing.T) { c.read(t) })
	}
}

// TestVerbsOfChangeAreJudged: whatever word a change is told with, it says which
// way it went.
func TestVerbsOfChangeAreJudged(t *testing.T) {
	const change = "减少211.38万元，下降33.54%"
	const item = "完成年初预算的120.66%。"
	for name, c := range map[string]reading{
		"增幅 of less":    {section: "一", words: []string{change, "减少211.38万元，增幅33.54%"}, finds: "P08"},
		"降幅 of less":    {section: "一", words: []string{change, "减少211.38万元，降幅33.54%"}},
		"压减 of less":    {section: "一", words: []string{change, "压减211.38万元，降幅为33.54%"}},
		"节约 of more":    {section: "五", words: []string{item, "比年初预算节约4.19万元，" + item}, finds: "C02", says: "应写“超支4.19”"},
		"节约 by another": {section: "五", words: []string{"完成年初预算的83.38%。", "比年初预算节约1.88万元，完成年初预算的83.38%。"}, finds: "C02", says: "1.33"},
		"节约 of less":    {section: "五", words: []string{"完成年初预算的83.38%。", "比年初预算节约1.33万元，完成年初预算的83.38%。"}},
		"超支 of less":    {section: "五", words: []string{"完成年初预算的93.71%。", "超支0.44万元，完成年初预算的93.71%。"}, finds: "C02", says: "应写“节约0.44”"},
		"超支 of more":    {section: "五", words: []string{item, "超支4.19万元，" + item}},
	} {
		t.Run(name, func(t *testing.T) { c.read(t) })
	}
}

// TestTheRateOfExecutionIsACompletion: 预算执行率 is how much of the budget was
// spent.
func TestTheRateOfExecutionIsACompletion(t *testing.T) {
	for name, c := range map[string]reading{
		"an item, wrong": {section: "五", words: []string{"完成年初预算的93.71%", "预算执行率97.31%"}, finds: "P01", says: "印 97.31%，按表里的数是 93.71%"},
		"an item, right": {section: "五", words: []string{"完成年初预算的93.71%", "预算执行率93.71%"}},
		"with 为, wrong":  {section: "五", words: []string{"完成年初预算的93.71%", "年初预算执行率为97.31%"}, finds: "P01"},
		"机关运行经费, wrong":  {section: "十", words: []string{"完成年初预算的70.41%", "执行率74.01%"}, finds: "P01"},
		"机关运行经费, right":  {section: "十", words: []string{"完成年初预算的70.41%", "预算执行率为70.41%"}},
	} {
		t.Run(name, func(t *testing.T) { c.read(t) })
	}
}

// TestAnApproximationIsJudgedByWhatItRounds: 约 excuses what rounding makes of
// the right number, and nothing of one that is printed to its last digit.
func TestAnApproximationIsJudgedByWhatItRounds(t *testing.T) {
	for name, c := range map[string]reading{
		"right, rounded up":   {section: "一", words: []string{"418.81万元", "约420万元"}},
		"right, rounded off":  {section: "一", words: []string{"418.81万元", "约400万元"}},
		"right, to a decimal": {section: "一", words: []string{"418.81万元", "约418.8万元"}},
		"right, to the last":  {section: "一", words: []string{"418.81万元", "约418.81万元"}},
		"right, below":        {section: "一", words: []string{"418.81万元", "410余万元"}},
		"right, 左右":           {section: "三", words: []string{"418.81万元", "420万元左右"}},
		"far off":             {section: "一", words: []string{"418.81万元", "约900万元"}, finds: "C01", says: "900"},
		"not to the last":     {section: "三", words: []string{"418.81万元，", "约481.81万元，"}, finds: "C04"},
		"with zeros":          {section: "三", words: []string{"418.81万元，", "近200.00万元，"}, finds: "C04"},
		"a share":             {section: "三", words: []string{"占27.07%", "约占27%"}},
		"a share far off":     {section: "三", words: []string{"占27.07%", "约占72.00%"}, finds: "P01"},
		"a change":            {section: "一", words: []string{"减少211.38万元，下降33.54%", "减少约210万元，下降33.54%"}},
		"a change far off":    {section: "一", words: []string{"减少211.38万元，下降33.54%", "减少约310万元，下降33.54%"}, finds: "C02"},
		"a rate":              {section: "一", words: []string{"下降33.54%", "下降约33%"}},
		"a rate far off":      {section: "一", words: []string{"下降33.54%", "下降约53%"}, finds: "P06"},
	} {
		t.Run(name, func(t *testing.T) { c.read(t) })
	}
}

// TestOwnWordsAreReadLikeASection: what an office writes into a text of the form
// is compared with the tables, or told as compared with nothing.
func TestOwnWordsAreReadLikeASection(t *testing.T) {
	words := func(key, text string) func(*store.Year) {
		return func(y *store.Year) {
			for i := range y.Texts {
				if y.Texts[i].Place == key {
					y.Texts[i].Text = text
					return
				}
			}
			y.Texts = append(y.Texts, store.Text{Place: key, Text: text})
		}
	}
	for name, c := range map[string]struct {
		text, finds string
		unplaced    bool
	}{
		"a wrong amount":     {text: "2022年度支出合计481.81万元。", finds: "C29"},
		"a wrong score":      {text: "部门整体自评得分96分。", finds: "C29"},
		"both":               {text: "2022年度支出合计481.81万元，自评得分96分。", finds: "C29 C29"},
		"the right ones":     {text: "2022年度支出合计418.81万元，自评得分100分。"},
		"an amount of ours":  {text: "其中向企业兑现奖励77.70万元。", unplaced: true},
		"nothing but a year": {text: "2022年各项工作基本完成。"},
	} {
		t.Run(name, func(t *testing.T) {
			was := made(t, "", storetest.Sample(), nil, nil, nil)
			res := made(t, "", storetest.Sample(), nil, words("文字/整体自评评语", c.text), nil)
			heads, infos := news(res, was)
			var ids []string
			for _, f := range heads {
				ids = append(ids, f.Rule)
				if f.Places[0].Addr != "文字/文字%2F整体自评评语/内容" {
					t.Errorf("%s stands in %s", f.Rule, f.Places[0].Addr)
				}
			}
			unplaced := slices.ContainsFunc(infos, func(f check.Finding) bool { return f.Rule == "C38" })
			if strings.Join(ids, " ") != c.finds || unplaced != c.unplaced {
				t.Errorf("%s: %v", c.text, ids)
				for _, f := range append(heads, infos...) {
					t.Log("  ", f.Rule, f.Severity, f.Message)
				}
			}
		})
	}
}

// TestAComparisonIsWithTheYearBefore: a change is against the year before.
func TestAComparisonIsWithTheYearBefore(t *testing.T) {
	for name, c := range map[string]reading{
		"the year before":  {section: "一", words: []string{"与上年度相比", "与2021年度相比"}},
		"two years before": {section: "一", words: []string{"与上年度相比", "与2020年度相比"}, finds: "C33", says: "2020"},
		"the same year":    {section: "一", words: []string{"与上年度相比", "与2022年度相比"}, finds: "C33", says: "2022"},
		"one to come":      {section: "四", words: []string{"与上年度相比", "较2023年度"}, finds: "C33", says: "2023"},
	} {
		t.Run(name, func(t *testing.T) { c.read(t) })
	}
}

// TestAWrongDirectionIsToldOnce: of a change and its rate that both go the wrong
// way one is told, and what to write is one thing.
func TestAWrongDirectionIsToldOnce(t *testing.T) {
	const change = "减少211.38万元，下降33.54%"
	for name, c := range map[string]reading{
		"both, of the totals":     {section: "一", words: []string{change, "增加211.38万元，增长33.54%"}, finds: "C02"},
		"both, of the treasury's": {section: "四", words: []string{change, "增加211.38万元，增长33.54%"}, finds: "C02"},
		"both, of the general":    {section: "五", words: []string{"增加58.63万元，增长16.28%", "减少58.63万元，下降16.28%"}, finds: "C02"},
		"the rate":                {section: "一", words: []string{change, "减少211.38万元，增长33.54%"}, finds: "P08", says: "应写“下降33.54%”"},
		"the amount":              {section: "一", words: []string{change, "增加211.38万元，下降33.54%"}, finds: "C02", says: "应写“减少211.38”"},
		"the rate, with its verb": {section: "一", words: []string{change, "减少211.38万元，增加33.54%"}, finds: "P08", says: "应写“下降33.54%”"},
		"the verb of the rate":    {section: "一", words: []string{change, "减少211.38万元，减少33.54%"}, finds: "P08", says: "百分比应写“下降33.54%”"},
	} {
		t.Run(name, func(t *testing.T) { c.read(t) })
	}
}

// TestAShareIsNoChange: a share that is a hundred less another one was not meant
// as a change.
func TestAShareIsNoChange(t *testing.T) {
	for name, c := range map[string]struct {
		reading
		cause string
	}{
		"a share":      {reading{section: "三", words: []string{"占72.93%", "占27.07%"}}, ""},
		"a completion": {reading{section: "十", words: []string{"年初预算的70.41%", "年初预算的29.59%"}}, "写成了增减的比例"},
	} {
		t.Run(name, func(t *testing.T) {
			list := made(t, "", storetest.Sample(), nil, c.typed(t), nil).By("P01")
			if len(list) == 0 {
				t.Fatal("nothing is found")
			}
			if f := list[0]; strings.Contains(f.Cause, "增减") != (c.cause != "") || !strings.Contains(f.Cause, c.cause) {
				t.Errorf("the cause is %q", f.Cause)
			}
		})
	}
}

// TestWhatIsWrittenIsNotMissed: what stands in a section in another order, in
// Chinese numerals or as a part of a change is there.
func TestWhatIsWrittenIsNotMissed(t *testing.T) {
	const operating = "年初预算为14.50万元，支出决算为10.21万元，完成年初预算的70.41%。"
	for name, c := range map[string]reading{
		"the budget after a part": {section: "十", words: []string{operating, "支出10.21万元，其中办公费4.13万元。年初预算为14.50万元，完成年初预算的70.41%。"}, unplaced: true},
		"no cars in words":        {section: "九", words: []string{"保有量为0辆", "保有量为零辆"}},
		"guests from abroad": {section: "九", words: []string{
			"外宾接待支出0.00万元。2022年共接待国（境）外来访团组0个、来访外宾0人次（不包括陪同人员）。", "公务接待费0.00万元（国内0批次0人次，国外0批次0人次）。",
		}},
		"a part of the change":  {section: "一", words: []string{"下降33.54%。", "下降33.54%，其中：项目支出减少200.00万元。"}},
		"a part of the general": {section: "五", words: []string{"增长16.28%。", "增长16.28%。其中：项目支出减少20.00万元。"}},
	} {
		t.Run(name, func(t *testing.T) { c.read(t) })
	}
}

// TestAmountsInYuanAreComparedInThem: an amount in 元 is compared with the ledger's
// own, as far as it is written.
func TestAmountsInYuanAreComparedInThem(t *testing.T) {
	for name, c := range map[string]reading{
		"right":          {section: "一", words: []string{"418.81万元", "4188078.00元"}},
		"right, without": {section: "一", words: []string{"418.81万元", "4188078元"}},
		"wrong":          {section: "一", words: []string{"418.81万元", "4188087.00元"}, finds: "C01", says: "4188087.00"},
		"wrong, without": {section: "三", words: []string{"418.81万元", "4188087元"}, finds: "C04", says: "4188087"},
		"a part, wrong":  {section: "三", words: []string{"113.39万元", "1133905.00元"}, finds: "C04", says: "1133905"},
		"to the 万":       {section: "三", words: []string{"418.81万元", "419万元"}},
	} {
		t.Run(name, func(t *testing.T) { c.read(t) })
	}
}

// TestACommaInANumberIsOneMistake: 418,81 is one number, wrongly written.
func TestACommaInANumberIsOneMistake(t *testing.T) {
	for name, c := range map[string]reading{
		"for the point": {section: "三", words: []string{"418.81万元", "418,81万元"}, finds: "C04", says: "81"},
		"astray":        {section: "三", words: []string{"418.81万元", "41,8.81万元"}, finds: "C04", says: "8.81"},
		"of thousands":  {invented: true, section: "七", words: []string{"8883.07万元", "8,883.07万元"}},
	} {
		t.Run(name, func(t *testing.T) { c.read(t) })
	}
}

package text

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"juesuan/report"
)

// count places a count by the words around it.
func (par *paragraph) count(n *number, label []string) (*report.Figure, string, string) {
	if n.places > 0 {
		if n.kind == bareNumber {
			return nil, "", whyNoUnit
		}
		return nil, "", ""
	}
	last := label[len(label)-1]
	if par.topic == threePublic && n.unit == "个" && hasAnyPrefix(par.after(n), "单位", "部门") { // 3个单位出国团组1个
		return nil, "", ""
	}
	addr, name := "", ""
	switch par.topic {
	case threePublic:
		addr, name = par.publicCount(n, last)
	case assets:
		addr, name = par.assetCount(n, last)
	case performance:
		addr, name = par.projectCount(n, last)
	}
	if addr == "" {
		if par.topic == threePublic && (strings.Contains(last, "组团") || strings.HasSuffix(last, "陪同")) {
			return nil, "", ""
		}
		par.state.forget()
		if n.kind == countNumber && (par.topic == threePublic || par.topic == assets) {
			return nil, "", whyNoSubject
		}
		return nil, "", ""
	}
	par.fact(addr, name, report.CountFact, n.value)
	return &report.Figure{Kind: report.CountFigure, Text: n.text, Value: n.value, Formula: addr, Facts: []string{addr}}, n.text, ""
}

// reBuyer is an office that bought cars: 农业农村局购置1台车.
var reBuyer = regexp.MustCompile(`(?:中心|局|委|委员会|办公室|大队|街道|镇|乡|法院|检察院|学校|医院|开发区|执法)(?:分别|共)?(?:购置|更新|购买|新购)$`)

// reAbroad is in the words about guests from abroad.
var reAbroad = regexp.MustCompile(`外宾|外事|国外|境外|国（境）外`)

// publicCount is a count of groups, persons or cars.
func (par *paragraph) publicCount(n *number, s string) (addr, name string) {
	subject := ""
	if par.state.subject != nil {
		subject = par.state.subject.name
	}
	around := s + n.unit + par.after(n)
	has := func(words ...string) bool {
		for _, w := range words {
			if strings.Contains(s, w) {
				return true
			}
		}
		return false
	}
	if hasAnySuffix(s, "（辆）", "（台）", "（个）", "（人）", "（批）", "（批次）", "（人次）", "（次）") { // a line of a table, and its number
		return "", ""
	}
	cars := n.unit == "辆" || n.unit == "台" || n.unit == "量"
	switch {
	case cars && has("固定资产", "国有资产"):
		return "车辆/合计", "车辆"
	case has("保有量", "保有", "共有公务用车", "现有公务用车", "公务用车共"):
		return "三公数量/保有量", "保有量"
	case cars && reBuyer.MatchString(s):
		return "", "" // one office of several
	case cars && has("购置", "更新", "购买", "新购"):
		return "三公数量/购置车辆", "购置车辆"
	case cars && strings.Contains(around, "保有"):
		return "三公数量/保有量", "保有量"
	case cars:
		return "", ""
	}
	who := ""
	switch {
	case has("组团"), strings.HasSuffix(s, "陪同"): // 其中：本部门组团1个；陪同5人
		return "", ""
	case hasAnyPrefix(strings.TrimLeft(s, "其中"), "公务接待") && n.unit != "辆": // after what of it was for foreigners
		who = "国内"
	case has("外宾", "国（境）外来访", "外事", "境外来访", "国（境）外公务接待", "国（境）外接待"):
		who = "外宾"
	case subject == "外宾接待费" && has("来宾", "来访") && !has("国内"):
		who = "外宾"
	case has("国外") && (subject == "公务接待" || subject == "国内公务接待费"): // （国内0批次，国外0批次）
		who = "外宾"
	case has("国内", "来宾"):
		who = "国内"
	case has("因公出国", "出国（境）", "出访", "出国"):
		who = "出国"
	case subject == "外宾接待费":
		who = "外宾"
	case subject == "国内公务接待费":
		who = "国内"
	case subject == "因公出国":
		who = "出国"
	case (subject == "公务接待" || has("接待")) && !reAbroad.MatchString(par.p.plain):
		who = "国内"
	}
	if who == "" {
		return "", ""
	}
	if has("国内", "国外", "来宾", "外宾", "外事", "来访", "出国", "出访", "国（境）外公务接待", "国（境）外接待") { // the next count goes on with it
		for _, p := range par.lex.phrases[threePublic] {
			if p.subject.name == map[string]string{"外宾": "外宾接待费", "国内": "国内公务接待费", "出国": "因公出国"}[who] {
				par.state.subject = p.subject
				break
			}
		}
	}
	persons := strings.HasPrefix(n.unit, "人") || n.unit == "名" || has("人次", "人数")
	groups := n.unit == "个" || n.unit == "批次" || n.unit == "批" || n.unit == "个批次" || n.unit == "次" || has("批次", "团组", "批数")
	switch {
	case persons && !(groups && strings.HasSuffix(strings.TrimRight(s, "为共计数是"), "批次")):
		return "三公数量/" + who + "人次", who + "人次"
	case groups && who == "出国":
		return "三公数量/出国团组", "出国团组"
	case groups:
		return "三公数量/" + who + "批次", who + "批次"
	}
	return "", ""
}

// assetCount is a count of cars or of equipment.
func (par *paragraph) assetCount(n *number, s string) (addr, name string) {
	s = withoutJoints(s)
	after := par.after(n)
	switch {
	case strings.Contains(s, "设备") || hasAnyPrefix(n.unit, "台", "套", "件") && !(n.unit == "台" && strings.Contains(s, "车")):
		switch {
		case strings.Contains(s, "100万元") || strings.Contains(s, "百万元"):
			return "设备/百万元以上设备", "价值100万元（含）以上设备"
		case strings.Contains(s, "50万元"):
			return "设备/五十万元以上设备", "价值50万元（含）以上设备"
		}
		return "", ""
	case n.unit != "辆" && n.unit != "量" && n.unit != "台" && !(n.kind == bareNumber && strings.Contains(s, "车")):
		return "", ""
	case strings.Contains(s, "其中") && !strings.HasSuffix(s, "车") && strings.Contains(after, "车"), // 其中3辆执法执勤用车
		s == "" && strings.Contains(after, "车"):
		return par.nextCar(after)
	case strings.Contains(s, "购置"), strings.Contains(s, "处置"), strings.Contains(s, "报废"), strings.Contains(s, "出租"):
		return "", "" // those bought or sold in the year
	case strings.Contains(s, "车辆") && (strings.Contains(s, "共有") || hasAnySuffix(s, "车辆", "车辆共计", "车辆合计", "车辆总数", "车辆总数为", "车辆为", "车辆共", "车辆数", "共有", "有")):
		return "车辆/合计", "车辆"
	case strings.Contains(s, "共有") && strings.Contains(after, "车"), hasAnySuffix(s, "公务用车共", "共有公务用车", "公务用车保有量", "公务用车保有量为"):
		return "车辆/合计", "车辆"
	case hasAnySuffix(s, "用车", "车", "用车为", "车为"):
		return par.nextCar(strings.TrimSuffix(s, "为"))
	}
	return "", ""
}

// carClasses are the form's kinds of cars in their order, by words of them.
var carClasses = [][]string{
	{"省级", "省）级", "部级", "部（"}, {"主要领导", "主要负责人"}, {"机要"}, {"应急"}, {"执法"}, {"特种", "专业技术"}, {"离退休", "老干部"}, {"其他"},
}

// nextCar is a kind of car in the list: the form's number of it, or the next
// after those.
func (par *paragraph) nextCar(name string) (addr, class string) {
	i := slices.IndexFunc(carClasses, func(words []string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(name, w) })
	})
	if i < 0 || par.cars[i] {
		for i = len(carClasses); par.cars[i]; i++ {
		}
	}
	par.cars[i] = true
	return fmt.Sprintf("车辆/%d/数量", i+1), name
}

// grades of assessed projects with the fact that counts them.
var grades = []struct{ word, key string }{
	{"不合格", "差"}, {"合格", "中"}, {"优", "优"}, {"良", "良"}, {"中", "中"}, {"差", "差"},
}

// projectCount is a count of assessed projects.
func (par *paragraph) projectCount(n *number, s string) (addr, name string) {
	if n.unit != "个" && n.unit != "项" {
		return "", ""
	}
	after := par.after(n)
	sentence := par.before(n)
	graded := func(words string) string {
		for _, g := range grades {
			if strings.Contains(words, g.word) {
				return g.key
			}
		}
		return ""
	}
	if _, grade, ok := strings.Cut(after, "等级为"); ok {
		if k := graded(grade); k != "" {
			return "项目自评/" + k, "等级为" + k + "的项目"
		}
	}
	if !strings.Contains(sentence, "自评") && !strings.Contains(after, "自评") {
		return "", ""
	}
	if strings.Contains(sentence, "等级") || strings.Contains(sentence, "结果") {
		_, tail, _ := strings.Cut(s, "等级为")
		if tail == "" {
			tail = s
		}
		if k := graded(strings.ReplaceAll(tail, "其中", "")); k != "" && len([]rune(tail)) <= 10 {
			return "项目自评/" + k, "等级为" + k + "的项目"
		}
	}
	switch {
	case strings.Contains(sentence, "整体") || strings.Contains(s, "部门评价") || strings.Contains(s, "财政评价") || strings.Contains(s, "重点"):
		return "", ""
	case hasAnyPrefix(after, "项目支出绩效自评", "项目支出开展", "项目支出进行", "项目开展", "项目进行", "项目绩效自评"), hasAnySuffix(s, "涵盖项目", "自评项目", "自评的项目", "自评项目共", "共涉及项目", "涉及项目", "项目共"):
		return "项目自评/数量", "自评项目"
	}
	return "", ""
}

// points places the score of the whole department's assessment.
func (par *paragraph) points(n *number, s string) (*report.Figure, string, string) {
	before := par.before(n)
	if !strings.Contains(before, "项目") && strings.Contains(before, "自评得分") && strings.Contains(bareText(par.p.plain), "整体支出绩效自评") {
		before = "整体" // the sentences before said of what
	}
	if par.topic != performance || !strings.Contains(before, "整体") || !(strings.Contains(s, "得分") || strings.Contains(s, "结果") || strings.Contains(s, "评分") || strings.Contains(s, "分数")) {
		return nil, "", ""
	}
	return &report.Figure{Kind: report.ScoreFigure, Text: n.text, Value: n.value, Formula: assessedScore, Facts: []string{assessedScore}}, n.text, ""
}

package table

import (
	"regexp"
	"slices"
	"strings"
)

// kind says which table of the national form something is: 01 … 09, or a
// self-assessment. A place may print another number on it.
type kind string

const (
	noKind       kind = ""
	wholeKind    kind = "自评"
	projectKind  kind = "项目自评"
	publicKind   kind = "09"
	economicKind kind = "06"
)

// longestTitle is how many characters a table's title has at most; longer
// lines are sentences about it.
const longestTitle = 42

// extraTables are words in the titles of tables that places add to the nine.
var extraTables = []string{"明细表（", "机构运行", "占有使用", "占用", "资产使用", "政府采购", "政府购买", "相关信息", "分单位", "转移支付", "图"}

// isExtra reports whether a title is that of a table beside the nine.
func isExtra(s string) bool {
	has := func(w string) bool { return strings.Contains(s, w) }
	return slices.ContainsFunc(extraTables, has) || has("机关运行") && !has("三公") ||
		has("基本支出") && (has("政府性基金") || has("国有资本"))
}

// kindOf tells a table by its title. Titles of tables beside the nine are none.
func kindOf(title string) kind {
	s := tight(title)
	if n := len([]rune(s)); n > longestTitle || n < 4 || strings.ContainsAny(s, "。；，") || !strings.Contains(s, "表") {
		return noKind
	}
	has := func(words ...string) bool {
		for _, w := range words {
			if !strings.Contains(s, w) {
				return false
			}
		}
		return true
	}
	if isExtra(s) {
		return noKind
	}
	switch {
	case has("自评"), has("绩效", "评价"):
		if has("项目") && !has("整体") {
			return projectKind
		}
		return wholeKind
	case has("三公"):
		if has("政府性基金") || has("国有资本") {
			return noKind
		}
		return publicKind
	case has("详见"), has("见附"):
		return noKind
	case has("基本支出"):
		return economicKind
	case has("项目支出"), has("项目收入"):
		return noKind
	case has("政府性基金"):
		return "07"
	case has("国有资本"):
		return "08"
	case has("一般公共预算"), has("支出") && (has("公共预算") || has("公共财政")): // without 一般 until 2015
		return "05"
	case has("财政拨款收入支出"), has("财政拨款收支"):
		return "04"
	case has("财政拨款"):
		return noKind
	case has("收入支出决算"), has("收支决算"), has("收入支出总表"):
		return "01"
	case has("收入决算"):
		return "02"
	case has("支出决算"):
		return "03"
	}
	return noKind
}

var (
	reLabel   = regexp.MustCompile(`(?:财决|决算)?公开\s*([0-9０-９]{1,2})\s*表|(?:附表|附件|表)\s*([0-9０-９]{1,2})$|^(?:附表|表)[一二三四五六七八九十]{1,3}$|^(?:财决|决算|附表|附件|附)[0-9]{1,2}(?:[-—－–][0-9]{1,2})?表?$|^[0-9]{1,2}[-—－–][0-9]{1,2}表?$`) // 财决01表, 附件1-3, 01-3
	reUnit    = regexp.MustCompile(`单位[：:]?[（(]?(人民币)?(万元|千元|元|亿元)`)
	reOffice  = regexp.MustCompile(`(?:编制单位|公开部门|部门名称|部门|单位名称|填报单位|预算单位)[：:]\s*(\S+)`)
	reCaption = regexp.MustCompile(`^(?:(?:编制单位|公开部门|部门|单位名称|部门名称|填报单位|预算单位)[：:]|[0-9]{4}年度?$|(?:金额)?单位[：:])`)
	reYear    = regexp.MustCompile(`(20[0-9]{2})\s*年度?`)
)

// unitOf reads a table's unit line: 金额单位：万元.
func unitOf(s string) string {
	if m := reUnit.FindStringSubmatch(tight(narrow(s))); m != nil {
		return m[2]
	}
	return ""
}

// kindByHead tells a table by the words of its head where it has no title.
func kindByHead(head string) kind {
	has := func(words ...string) bool {
		for _, w := range words {
			if !strings.Contains(head, w) {
				return false
			}
		}
		return true
	}
	switch {
	case has("三级指标"):
		return wholeKind
	case has("因公出国", "公务接待", "预算数") && !has("办公费"):
		return publicKind
	case has("上级补助收入", "事业收入", "附属单位上缴收入", "编码"):
		return "02"
	case has("上缴上级支出", "对附属单位补助支出", "基本支出"):
		return "03"
	case has("工资福利支出", "商品和服务支出"), has("人员经费", "公用经费", "编码"):
		return economicKind
	case has("收入", "支出", "政府性基金预算财政拨款", "国有资本经营预算财政拨款", "项目") && !has("编码"):
		return "04"
	}
	return noKind
}

package table

import "strings"

// A narrow head breaks the names of its columns over lines, and in the text of
// a page the pieces of one stand between those of others. The characters are
// all there still.

// headWords are what the head of a table of subjects has besides its columns.
const headWords = "项目支出收入功能分类科目编码名称类款栏次行序号本年度决算数金额合计小"

// columnWords are the columns' whole names, of the kinds that have them apart.
var columnWords = map[kind][]string{
	"02": {"本年收入合计", "财政拨款收入", "上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入"},
	"03": {"本年支出合计", "基本支出", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出"},
	"05": {"小计", "基本支出", "项目支出"},
}

// columnsOf are the form's columns all of whose characters the head has; none
// where it has characters of something else.
func (b *builder) columnsOf(head string) []string {
	words := columnWords[b.kind]
	all := headWords + strings.Join(words, "")
	if words == nil || strings.ContainsFunc(head, func(r rune) bool { return hasHan(string(r)) && !strings.ContainsRune(all, r) }) {
		return nil
	}
	var out []string
	for _, w := range words {
		if !strings.ContainsFunc(w, func(r rune) bool { return !strings.ContainsRune(head, r) }) {
			out = append(out, w)
		}
	}
	if b.kind == "05" && len(out) > 0 && out[0] != "小计" {
		out = append([]string{"合计"}, out...)
	}
	return out
}

package text

import "strings"

// topic is what a section of the text speaks of.
type topic string

// The topics, in the words of the form's section headings.
const (
	noTopic     topic = ""
	overview    topic = "概况"
	totals      topic = "总体"
	income      topic = "收入"
	spending    topic = "支出"
	fiscal      topic = "财政拨款总体"
	general     topic = "一般公共预算"
	allFunds    topic = "财政拨款支出" // where the general budget has a section besides
	basic       topic = "基本支出"
	fund        topic = "政府性基金"
	capital     topic = "国有资本经营"
	threePublic topic = "三公"
	operating   topic = "机关运行经费"
	procurement topic = "政府采购"
	assets      topic = "国有资产"
	performance topic = "绩效"
	gathering   topic = "会议培训"
	carried     topic = "结转结余"
	otherTopic  topic = "其他" // nothing in it can be placed
)

// topicWords tell a topic by words of a heading; the first that fits decides.
var topicWords = []struct {
	topic topic
	words []string
}{
	{overview, []string{"部门职责", "单位职责", "主要职责", "主要职能", "部门职能", "机构设置", "机构情况", "单位构成", "内设机构", "部门概况", "单位概况"}},
	{threePublic, []string{"三公", "因公出国", "公务接待费", "公务用车购置", "公务用车运行"}},
	{gathering, []string{"会议费", "培训费", "一般性支出"}},
	{otherTopic, []string{"政府购买服务", "专项", "转移支付", "人员情况", "人员构成", "国有资产使用收益", "政府债务"}},
	{operating, []string{"机关运行经费", "机关运行费", "机构运行经费"}},
	{procurement, []string{"政府采购"}},
	{assets, []string{"国有资产", "国有资产占", "车辆"}},
	{performance, []string{"绩效"}},
	{basic, []string{"基本支出"}},
	{fund, []string{"政府性基金"}},
	{capital, []string{"国有资本经营", "国有资本预算"}},
	{general, []string{"一般公共预算财政拨款支出", "一般公共预算支出", "一般公共预算收支", "一般公共预算财政拨款决算", "一般公共预算当年", "一般公共预算财政拨款收入", "一般公共预算财政拨款收支", "一般公共预算收入支出"}},
	{fiscal, []string{"财政拨款收入支出", "财政拨款收支", "财政拨款收、支", "财政拨款收入、支出"}},
	{totals, []string{"收入支出", "收支决算总体", "收支总体", "收支情况", "收、支", "收入、支出"}},
	{general, []string{"财政拨款支出"}},
	{income, []string{"收入决算", "收入情况", "收入说明", "决算收入", "收入总体"}},
	{spending, []string{"支出决算", "支出情况", "支出说明", "决算支出", "支出总体"}},
	{carried, []string{"结转", "结余"}},
}

// topicOf is the topic that a heading begins, or noTopic where it tells none.
func topicOf(heading string) topic {
	s := nowadays(bareText(heading))
	for _, t := range topicWords {
		for _, w := range t.words {
			if strings.Contains(s, w) {
				return t.topic
			}
		}
	}
	return noTopic
}

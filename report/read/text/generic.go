package text

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
)

// genericWords add nothing to what an amount is the amount of.
var genericWords = strings.Fields(`
预决算差异率 预决算差异 差异 年初预算数 年初预算 年初部门预算 全年预算数 全年预算 调整预算数 调整预算 调整后预算数 调整后预算 调整后的预算 预算安排 预算数 预算 支出预算数 支出预算 年初安排 年初
支出决算数 支出决算 决算支出 决算数 决算 决算总额 实际支出 实际支出数 支出数 支出金额 支出额 支出总额 总支出 金额 支出 收入 合计 总计 总额 总数 小计 共计 累计 合同金额
本年度 本年 全年 年度 年末 期末 年底 年 当年 今年 截至 截止 其中 分别 均 都 各 为 是 达到 达 共有 共 大约 约 接近 近 大概 合 计 的 等 中 数 完成 占比 占 有 内 及 和 与 、 月 日 底 末 我 本
部门 单位 我部门 本部门 我单位 本单位 我局 本局 我委 本委 我办 本办 我院 本院 我校 本校 我镇 本镇 我街道 我中心 本中心 我厅 我区 我县 我市 资金 费用 安排 情况 发生 实际 使用 用于 方面 以下 主要 具体 如下 项目
经比较 经对比 由于 差值 差额 相差 预算数字 决算数字 相较于 相比于 较于 无增减变化 无增减 无变化 没有变化 基本持平 持平 上年度 上年 去年 上一年 同比 相比 比较 比 较 同 从 来看 看 总体 总的 来说 增加 减少 增长 下降 上升 降低 了 额 率 度 公开 反映 （ ） / - 支 出 经费支出 一般 总 变动 期 按 口径 在 全部 完 毕 类 同步 按来源分 按收入性质划分 按支出性质划分 性质 划分 多 少 节约 超支 压减 提高 列支 所 由 以 组成 构成 包括 包含 含 财政 一 二 三 四 五`)

// topicGeneric are words that qualify nothing inside their topic.
var topicGeneric = map[topic][]string{
	general: {"一般公共预算财政拨款", "一般公共预算", "财政拨款", "功能分类科目", "支出功能分类"}, basic: {"一般公共预算财政拨款", "一般公共预算", "财政拨款"},
	fund: {"政府性基金预算财政拨款", "政府性基金预算", "政府性基金", "财政拨款"}, capital: {"国有资本经营预算财政拨款", "国有资本经营预算", "国有资本经营", "财政拨款"},
	gathering:   {"开支", "财政拨款"},
	threePublic: {"三公经费财政拨款支出", "三公经费财政拨款", "三公经费", "一般公共预算财政拨款", "一般公共预算拨款", "一般公共预算", "财政预算拨款", "财政拨款", "镇本级", "区本级", "县本级", "市本级", "本级", "安排的", "开支的", "开支"},
	fiscal:      {"财政拨款"}, procurement: {"政府采购", "采购"}, operating: {"行政单位", "参公单位", "参照公务员法管理的事业单位", "和", "（含参照公务员法管理的事业单位）", "一般公共预算财政拨款"},
	performance: {"开展", "绩效自评", "自评", "涵盖", "组织"}, totals: {"决算"}, income: {"决算"}, spending: {"决算"},
}

var reYears = regexp.MustCompile(`20\d\d年?度?`)

// generics are the generic words of a topic, longer ones first.
func generics(t topic, department string) *strings.Replacer {
	list := slices.Concat(genericWords, topicGeneric[t])
	if d := bareText(department); d != "" {
		list = append(list, d)
	}
	slices.SortStableFunc(list, func(a, b string) int { return cmp.Compare(len(b), len(a)) })
	pairs := make([]string, 0, 2*len(list))
	for _, w := range list {
		pairs = append(pairs, w, "\x00")
	}
	return strings.NewReplacer(pairs...)
}

// leftover is what a bare clause says besides its mentions and generic words.
func (r *reader) leftover(s string, list []mention) string {
	for i := len(list) - 1; i >= 0; i-- {
		s = s[:list[i].from] + "\x00" + s[list[i].to:]
	}
	s = r.withoutOwner(s)
	if r.topic == threePublic && len(list) > 0 {
		s = withoutEveryone(s)
	}
	g := r.generic[r.topic]
	if g == nil {
		g = generics(r.topic, r.book.Department)
		r.generic[r.topic] = g
	}
	s = g.Replace(reYears.ReplaceAllString(s, "\x00"))
	return strings.ReplaceAll(s, "\x00", "")
}

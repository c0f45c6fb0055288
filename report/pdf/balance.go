package pdf

import "strings"

// placeEnds are the characters after which the name of an office may be
// parted without hurting it: 焦作…集聚区 / 管理委员会.
const placeEnds = "省市县区州盟旗镇乡"

// headWords are words of two characters that a title or a table's head is not
// broken in, if it can be helped: 本年收入 / 合计, not 本年收 / 入合计.
var headWords = func() map[[2]rune]bool {
	const words = "收入 支出 合计 总计 小计 拨款 预算 决算 经费 基本 项目 科目 编码 名称 功能 分类 经济 本年 年初 年末 " +
		"结转 结余 分配 上级 补助 附属 单位 上缴 事业 经营 其他 财政 一般 公共 政府 基金 国有 资本 专户 管理 资金 使用 " +
		"公务 用车 购置 运行 接待 出国 指标 完成 情况 原因 分析 改进 措施 偏差 实际 年度 金额 全年 执行 部门 整体 绩效 自评 " +
		"目标 任务 主要 内容 预期 履职 效益 满意 产出 投入 工作 人员 公用 财务 重点 说明 委员 员会 办公 管委 中心 服务"
	out := map[[2]rune]bool{}
	for _, w := range strings.Fields(words) {
		rs := []rune(w)
		out[[2]rune{rs[0], rs[1]}] = true
	}
	return out
}()

// balanced breaks a title into as few lines as fit, of nearly equal length,
// and prefers a blank, then a bracket, then the end of a place's name.
func balanced(gs []glyph, room float64) []line {
	count := len(breakLines(gs, room, 0))
	if count == 1 {
		return breakLines(gs, room, 0)
	}
	rs := make([]rune, len(gs))
	for i := range gs {
		rs[i] = gs[i].r
	}
	may := breaks(rs)
	var lines []line
	from := 0
	for left := count; left > 1; left-- {
		target := width(gs[from:]) / float64(left)
		best, bestCost := -1, 0.0
		w := gs[from].advance
		for i := from + 1; i < len(gs) && w <= room; i++ {
			if may[i] && width(gs[i:]) <= room*float64(left-1) {
				cost := abs(w - target)
				switch {
				case rs[i-1] == ' ' || rs[i-1] == '　':
					cost -= 12 * gs[i].size
				case rs[i] == '（':
					cost -= 6 * gs[i].size
				case strings.ContainsRune(placeEnds, rs[i-1]):
					cost -= 4 * gs[i].size
				case headWords[[2]rune{rs[i-1], rs[i]}]:
					cost += 1.2 * gs[i].size
				}
				if best < 0 || cost <= bestCost+0.1*gs[i].size { // of two alike, the later
					best, bestCost = i, cost
				}
			}
			w += gs[i].advance
		}
		if best < 0 {
			return breakLines(gs, room, 0)
		}
		lines = append(lines, trim(gs, line{from: from, to: best, natural: width(gs[from:best])}))
		from = best
	}
	rest := breakLines(gs[from:], room, 0)
	for _, ln := range rest {
		ln.from, ln.to = ln.from+from, ln.to+from
		lines = append(lines, ln)
	}
	return lines
}

func abs(x float64) float64 { return max(x, -x) }

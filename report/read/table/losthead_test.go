package table

import (
	"strings"
	"testing"
)

// brokenHead is a table whose head breaks the names of its columns.
const brokenHead = `
某院2022年度部门决算
支出决算表
公开03表
部门：某院 金额单位：万元
项目
本年支出合 基本支 项目支 上缴上 经营 对附属单位
功能分类科目 计 出 出 级支出 支出 补助支出
科目名称
编码
合计 190.00 131.10 58.90 — — —
201 一般公共服务支出 130.00 90.00 40.00 — — —
20106 财政事务 130.00 90.00 40.00 — — —
2010601 行政运行 90.00 90.00 — — — —
2010602 一般行政管理事务 40.00 — 40.00 — — —
208 社会保障和就业支出 60.00 41.10 18.90 — — —
20805 行政事业单位养老支出 41.10 41.10 — — — —
2080501 行政单位离退休 41.10 41.10 — — — —
20808 抚恤 18.90 — 18.90 — — —
2080801 死亡抚恤 18.90 — 18.90 — — —`

// TestBrokenHead: columns whose names are broken over lines, between pieces of
// each other, are those of the form; not where the head has another.
func TestBrokenHead(t *testing.T) {
	r := readLines(t, brokenHead)
	_, amounts := namesIn(r)
	if amounts["03/合计/项目支出"] != "58.90" || amounts["03/2010601/基本支出"] != "90.00" || amounts["03/2080801/项目支出"] != "18.90" || len(r.Unread) > 0 {
		t.Errorf("%v, unread %v", amounts, r.Unread)
	}
	r = readLines(t, strings.Replace(brokenHead, "对附属单位\n", "教育收费\n", 1))
	if _, amounts := namesIn(r); len(amounts) > 0 {
		t.Errorf("%v", amounts)
	}
}

package desk_test

import (
	"testing"

	"juesuan/gui/desk/desktest"
	"juesuan/store"
)

func TestPlacesAreCalledAsAClerkReadsThem(t *testing.T) {
	y := desktest.Sample(t)
	for addr, want := range map[string]string{
		"支出/2010301/一般公共预算财政拨款/基本支出/决算数": "支出·一般公共　2010301 行政运行　基本支出　决算数",
		"支出/2010301/一般公共预算财政拨款/基本支出":     "支出·一般公共　2010301 行政运行　基本支出",
		"收入/2010301/一般公共预算财政拨款收入/预算数":    "收入　2010301 行政运行　一般公共预算财政拨款收入　预算数",
		"基本支出/30101/一般公共预算财政拨款/决算数":      "基本支出　30101 基本工资　一般公共预算财政拨款　决算数",
		"三公数量/保有量":                            "三公经费　三公数量　保有量",
		"三公经费/公务接待费/决算数":                      "三公经费　国内公务接待费　决算数",
		"部门职责/3/内容":                           "单位概况　部门职责　第 3 行（负责经济发展的招商引资、项目建设、企业培…）　内容",
		"自评指标/26/得分":                          "绩效自评　自评指标　第 26 行（社会公众满意度）　得分",
		"自评指标/99/得分":                          "绩效自评　自评指标　第 99 行　得分",
		"单位概况/名称":                             "单位概况　名称",
		store.JoinAddress("文字", "原因/五", "内容"): "文字说明　原因　五　内容",
		"状态":     "状态",
		"检查/A09": "检查　A09",
	} {
		if got := y.PlaceName(addr); got != want {
			t.Errorf("%s is called %s, want %s", addr, got, want)
		}
	}
}

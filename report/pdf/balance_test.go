package pdf

import (
	"strings"
	"testing"
)

func TestBalanced(t *testing.T) {
	tests := []struct {
		text string
		room float64 // in characters
		want string
	}{
		{"部门决算", 12, "部门决算"},
		{"焦作经济技术产业集聚区管理委员会", 12, "焦作经济技术产业集聚区|管理委员会"},
		{"第一部分 焦作经济技术产业集聚区管理委员会概况", 20, "第一部分|焦作经济技术产业集聚区管理委员会概况"},
		{"本年收入合计", 5, "本年收入|合计"},
		{"公务接待费", 4, "公务|接待费"},
		{"附属单位上缴收入", 5, "附属单位|上缴收入"},
		{"数量指标1", 2.5, "数量|指标1"},
		{"某某局（某某中心）", 6, "某某局|（某某中心）"},
	}
	for _, tt := range tests {
		gs := squares(tt.text)
		got := strings.Join(linesOf(gs, balanced(gs, tt.room*10)), "|")
		if got != tt.want {
			t.Errorf("balanced(%q, %v) = %q, want %q", tt.text, tt.room, got, tt.want)
		}
	}
}

package table

import (
	"strings"
	"testing"

	"juesuan/report/read/raw"
)

// rowsOf is a grid of rows whose cells are parted by |.
func rowsOf(rows ...string) *raw.Grid {
	g := &raw.Grid{}
	for _, r := range rows {
		var row []raw.Cell
		for s := range strings.SplitSeq(r, "|") {
			row = append(row, cellOf(s))
		}
		g.Rows = append(g.Rows, row)
	}
	return g
}

// TestGrades: points with their unit, grades in words where others have points,
// and a conclusion as the last row.
func TestGrades(t *testing.T) {
	for name, c := range map[string]struct{ rows, want []string }{
		"points with 分": {
			[]string{"一级指标|二级指标|三级指标|指标值|完成情况|权重|自评得分|等级", "产出|数量|活动|12场|14场|60分|58.5分|优", "效益|效益|增速|≥5%|6%|40分|40分|优", "合计|||||100分|98.5分|优"},
			[]string{"活动 60 58.5", "增速 40 40", " 100 98.5"},
		},
		"grades beside weights": {
			[]string{"一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|自评等级", "产出|数量|面积|≥2000亩|2100亩|60|优", "满意度|满意度|农户|≥90%|92%|40|良", "总分|||||100|优"},
			[]string{"面积 60 优", "农户 40 良", " 100 优"},
		},
		"grades alone": {
			[]string{"一级指标|二级指标|三级指标|年度指标值|完成等次", "产出|数量|秸秆|≥1.2万亩|合格", "效益|生态|污染|减少|优秀", "自评结论|良好|||"},
			[]string{"秸秆  合格", "污染  优秀", "  良好"},
		},
	} {
		r, err := Read(&raw.File{Blocks: []raw.Block{&raw.Line{Text: "部门整体支出绩效自评表"}, rowsOf(c.rows...)}})
		if err != nil || len(r.Tables) != 1 {
			t.Fatalf("%s: %v, %v", name, r, err)
		}
		var got []string
		for _, row := range r.Tables[0].Rows[1:] {
			got = append(got, row.Cells[level3].Text+" "+row.Cells[weight].Text+" "+row.Cells[score].Text)
		}
		if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// TestTwoCellsOfCode: 类 and 款 of basic spending each in a cell of its own.
func TestTwoCellsOfCode(t *testing.T) {
	r, err := Read(&raw.File{Blocks: []raw.Block{
		&raw.Line{Text: "一般公共预算财政拨款基本支出决算表"}, &raw.Line{Text: "金额单位：万元"},
		rowsOf("类|款|科目名称|合计|人员经费|公用经费", "合计|||30.00|20.00|10.00", "301||工资福利支出|20.00|20.00|", "301|01|基本工资|12.00|12.00|", "301|02|津贴补贴|8.00|8.00|", "302||商品和服务支出|10.00||10.00", "302|01|办公费|10.00||10.00"),
	}})
	if err != nil || len(r.Tables) != 1 {
		t.Fatalf("%v, %v", r, err)
	}
	for addr, want := range map[string]string{"30101": "12.00", "30102": "8.00", "30201": "10.00", "301": "20.00"} {
		if c := r.Tables[0].Cell("06/" + addr + "/决算数"); c == nil || c.Amount.Printed.StringFixed(2) != want {
			t.Errorf("%s: %v, want %s", addr, c, want)
		}
	}
}

package table

import (
	"strings"
	"testing"
)

// scattered is a table as a program takes it out of a page in the order of the
// file: the code of 2080801 and two amounts stand behind those of later rows.
const scattered = `
某局2022年度部门决算
支出决算表
公开03表
部门：某局
项目
本年支出合
计
基本支
出
项目支
出
金额单位：万元
栏次
1
3
合计
190.00
131.10
58.90
2
201
一般公共服务支出
130.00
90.00
40.00
20106
财政事务
130.00
90.00
40.00
2010601
行政运行
90.00
2010602
一般行政管理事务
40.00
40.00
208
社会保障和就业支
出
60.00
41.10
20805
行政事业单位养老支出
41.10
41.10
90.00
2080501
行政单位离退休
41.10
41.10
20808
抚恤
18.90
死亡抚恤
18.90
18.90
2080801
18.90
18.90
注：本表反映部门本年度各项支出情况。`

// TestScatteredCells: the amounts of such a table are put back by their sums, and its
// names where their words are.
func TestScatteredCells(t *testing.T) {
	r := readLines(t, scattered)
	names, amounts := namesIn(r)
	for addr, want := range map[string]string{
		"03/合计/项目支出": "58.90", "03/201/基本支出": "90.00", "03/2010601/基本支出": "90.00", "03/2010601/项目支出": "", "03/2010602/项目支出": "40.00",
		"03/208/项目支出": "18.90", "03/2080501/本年支出合计": "41.10", "03/2080801/项目支出": "18.90",
	} {
		if amounts[addr] != want {
			t.Errorf("%s is %q, want %q", addr, amounts[addr], want)
		}
	}
	if names["2080801"] != "死亡抚恤" || names["208"] != "社会保障和就业支出" || len(r.Impossible) > 0 {
		t.Errorf("names %v, impossible %v", names, r.Impossible)
	}
}

// TestScatteredInDoubt: where the sums fit no way, or several, nothing is read.
func TestScatteredInDoubt(t *testing.T) {
	for name, c := range map[string][2]string{
		"a subject misprinted": {"20808\n抚恤\n18.90", "20808\n抚恤\n19.80"},
		"two ways":             {"2010601\n行政运行\n90.00\n2010602\n一般行政管理事务\n40.00\n40.00", "2010601\n2010602\n行政运行\n一般行政管理事务\n90.00\n40.00\n40.00\n2010603\n机关服务\n40.00\n50.00\n50.00"},
		"a part misprinted":    {"90.00\n2080501", "91.00\n2080501"},
	} {
		text := strings.Replace(scattered, c[0], c[1], 1)
		if text == scattered {
			t.Fatal(name, "nothing was changed")
		}
		r := readLines(t, text)
		if _, amounts := namesIn(r); len(amounts) > 0 || len(r.Impossible) > 0 || len(r.Unread) == 0 {
			t.Errorf("%s: %v, impossible %v, unread %v", name, amounts, r.Impossible, r.Unread)
		}
	}
}

// TestScatteredWithoutEnd: a search that would not end is given up.
func TestScatteredWithoutEnd(t *testing.T) {
	var s strings.Builder
	s.WriteString("某局2022年度部门决算\n支出决算表\n公开03表\n部门：某局\n金额单位：万元\n栏次\n合计\n100.00\n100.00\n201\n100.00\n100.00\n20106\n100.00\n100.00\n")
	for i := range 40 {
		s.WriteString("20106" + string(rune('0'+i/10)) + string(rune('0'+i%10)) + "\n1.00\n2.00\n3.00\n1.00\n")
	}
	if r := readLines(t, s.String()); len(r.Unread) == 0 {
		t.Error("nothing is unread")
	}
}

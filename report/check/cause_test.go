package check

import (
	"strings"
	"testing"

	"juesuan/report"
)

// TestCauses plants an error of which the cause is evident and wants the rule
// to say it.
func TestCauses(t *testing.T) {
	rules := load(t)
	for _, c := range []struct {
		name, rule, cause string
		spoil             func(*spoiler)
	}{
		{"digits transposed in the text", "C08", "数字前后颠倒（350.42 与 305.42）", func(s *spoiler) {
			s.sample()
			s.amount("五", "预算/2150517/决算数", "350.42")
		}},
		{"digits transposed in an addend of the text", "C10", "预算执行“产业发展（2150517）”的“决算数”数字前后颠倒（350.42 与 305.42）", func(s *spoiler) {
			s.sample()
			s.amount("五", "预算/2150517/决算数", "350.42")
		}},
		{"digits transposed in a cell", "A32", "数字前后颠倒（350.42 与 305.42）", func(s *spoiler) {
			s.sample()
			s.print("03/2150517/项目支出", "45.00")
		}},
		{"digits transposed in an addend", "A09", "“行政运行”数字前后颠倒（42.47 与 24.47）", func(s *spoiler) {
			s.sample()
			s.set("03/2010301/基本支出", "18.00")
		}},
		{"digits transposed in a percentage", "P01", "数字前后颠倒（72.39% 与 72.93%）", func(s *spoiler) {
			s.sample()
			s.write("三", report.ShareFigure, "03/合计/项目支出", "72.39%")
		}},
		{"a factor of ten", "C04", "小数点错了一位（3054.20 与 305.42）", func(s *spoiler) {
			s.sample()
			s.amount("三", "03/合计/项目支出", "3054.20")
		}},
		{"a tenth", "C04", "小数点错了一位（30.54 与 305.42）", func(s *spoiler) {
			s.sample()
			s.amount("三", "03/合计/项目支出", "30.54")
		}},
		{"a factor of ten in a percentage", "P01", "小数点错了一位（729.3% 与 72.93%）", func(s *spoiler) {
			s.sample()
			s.write("三", report.ShareFigure, "03/合计/项目支出", "729.30%")
		}},
		{"元 for 万元", "C04", "万元与元混用（3054200.00 与 305.42）", func(s *spoiler) {
			s.sample()
			s.amount("三", "03/合计/项目支出", "3054200.00")
		}},
		{"元 for 万元, in a cell", "A32", "万元与元混用", func(s *spoiler) {
			s.sample()
			s.print("03/2150517/项目支出", "3053894.58")
		}},
		{"a row shifted in a table", "A02", "可能错了一行：“社会保障和就业支出”和“卫生健康支出”印的都是 6.67", func(s *spoiler) {
			s.sample()
			s.set("01/210", "3.49") // 3.18 → 6.67
		}},
		{"a row shifted in a cell", "A32", "可能错了一行：正好是公开01表“社会保障和就业支出（208）”的数", func(s *spoiler) {
			s.sample()
			s.print("01/210", "3.49")
		}},
		{"a row shifted in the text", "C08", "可能错了一行：正好是预算执行“事业运行（2010350）”的“决算数”的数", func(s *spoiler) {
			s.sample()
			s.amount("五", "预算/2010301/决算数", "72.50")
		}},
		{"a column shifted in the text", "C04", "可能错了一栏：正好是公开03表“合计”的“项目支出”的数", func(s *spoiler) {
			s.sample()
			s.amount("三", "03/合计/基本支出", "305.42")
		}},
		{"a total that is one of its parts", "A28", "错了一行，或同一个数填了两次", func(s *spoiler) {
			s.sink("03/20103/本年支出合计")
		}},
		{"a total that lacks one of its parts", "A02", "正好差“资源勘探工业信息等支出”一项", func(s *spoiler) {
			s.sample()
			s.set("01/本年支出合计", "-305.42")
		}},
		{"last year's amount", "C01", "正好是上一年度的数", func(s *spoiler) {
			s.amount("一", "01/收入总计", s.in.Book.Fact("上年/01/收入总计").Printed.StringFixed(2))
		}},
		{"last year's amount in a cell", "A01", "正好是上一年度的数", func(s *spoiler) {
			was := s.in.Book.Fact("上年/01/本年收入合计").Printed
			s.set("01/本年收入合计", was.Sub(s.in.Book.Fact("01/本年收入合计").Printed).String())
		}},
		{"item over total", "P01", "用本项除以了合计（公开09表“预算数”的“合计”），应除以本项的预算", func(s *spoiler) {
			of := func(a string) string { return "09/" + a }
			now, all := s.in.Book.Fact(of("决算数/公务接待")).Printed, s.in.Book.Fact(of("预算数/合计")).Printed
			s.write("九", report.CompletionFigure, of("决算数/公务接待"), percent(now, all, 2).StringFixed(2)+"%")
		}},
		{"item over total in 五", "P01", "用本项除以了合计", func(s *spoiler) {
			s.sample()
			s.write("五", report.CompletionFigure, "预算/2010301/决算数", "22.37%") // 24.47÷109.38
		}},
		{"the wrong whole", "P01", "分母用错：除以了公开01表“收入总计”", func(s *spoiler) {
			now, all := s.in.Book.Fact("03/合计/项目支出").Printed, s.in.Book.Fact("01/收入总计").Printed
			s.write("三", report.ShareFigure, "03/合计/项目支出", percent(now, all, 2).StringFixed(2)+"%")
		}},
		{"growth on this year's base", "P07", "增减率用了本年数做分母", func(s *spoiler) {
			s.sample()
			s.write("五", report.GrowthFigure, "05/合计/小计", "14.00%") // 58.63÷418.81
		}},
		{"a word turned", "P08", "方向写反", func(s *spoiler) { s.swap("一", "增长", "下降") }},
		{"a sign turned", "C04", "正负号写反", func(s *spoiler) {
			s.sample()
			s.amount("三", "03/合计/项目支出", "-305.42")
		}},
		{"the change for the completion", "P01", "把占预算的比例写成了增减的比例", func(s *spoiler) {
			s.sample()
			s.write("五", report.CompletionFigure, "预算/2010301/决算数", "20.66%") // 120.66 % of its budget
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := &spoiler{TB: t, in: invented(t)}
			c.spoil(s)
			var causes []string
			for _, f := range Run(rules, s.in, Options{}).By(c.rule) {
				causes = append(causes, f.Cause)
			}
			if !strings.Contains(strings.Join(causes, "\n"), c.cause) {
				t.Errorf("%s gives the causes %q, want %q", c.rule, causes, c.cause)
			}
		})
	}
}

// A side that is nothing lacks everything: no single item is the cause.
func TestNothingLacksNoItem(t *testing.T) {
	s := &spoiler{TB: t}
	s.sample()
	s.set("01/本年收入合计", "-418.81")
	list := Run(load(t), s.in, Options{}).By("A01")
	if len(list) != 1 || list[0].Cause != "" {
		t.Errorf("A01 finds %v", list)
	}
}

// A total that has one addend always has its number: no row was mistaken.
func TestATotalOfOneAddendIsNoOtherRow(t *testing.T) {
	s := &spoiler{TB: t}
	s.sample()
	early, full := s.cell("自评/部门预算总额/年初预算数"), s.cell("自评/部门预算总额/全年预算数")
	a := *early.Amount
	full.Amount, full.Text = &a, early.Text
	list := Run(load(t), s.in, Options{}).By("C37")
	if len(list) == 0 {
		t.Error("nothing is found")
	}
	for _, f := range list {
		if f.Cause != "" {
			t.Error(f.Message, f.Cause)
		}
	}
}

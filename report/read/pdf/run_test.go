package pdf

import "testing"

// set puts words on a line: characters of ten points each, gap points apart
// within a word of Chinese, and 6 points between words.
func set(gap float64, words ...string) line {
	var r run
	x := 0.0
	for _, w := range words {
		for _, c := range w {
			width := 10.0
			if c < 128 {
				width = 5
			}
			r.chars = append(r.chars, char{r: c, box: box{x0: x, y0: 0, x1: x + width, y1: 10}})
			x += width
			if c >= 128 {
				x += gap
			}
		}
		x += 6
	}
	return newLine([]run{r})
}

// TestStretched: a line pulled apart to fill its width is read as one sentence;
// cells side by side and headings stay apart.
func TestStretched(t *testing.T) {
	for _, x := range []struct {
		line line
		want string
	}{
		{set(7, "（类）", "9,734.40", "万元，占", "12.31%", "；农林水支出"), "（类）9,734.40万元，占12.31%；农林水支出"},
		{set(7, "（类）万元占农林水", "A", "B"), "（类）万元占农林水A B"},
		{set(0, "（类）", "9,734.40", "万元，占"), "（类） 9,734.40 万元，占"},
		{set(7, "目录"), "目 录"},
		{set(0, "部门：某局", "2022年度", "金额单位：万元"), "部门：某局 2022年度 金额单位：万元"},
	} {
		if got := x.line.text(); got != x.want {
			t.Errorf("%q, want %q", got, x.want)
		}
	}
}

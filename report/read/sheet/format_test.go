package sheet

import (
	"math"
	"strings"
	"testing"
)

func TestNumber(t *testing.T) {
	for _, c := range []struct {
		code string
		v    float64
		want string
	}{
		{"General", 418.81, "418.81"}, {"General", 0, "0"}, {"General", -3, "-3"}, {"General", 1.0 / 3, "0.333333333"},
		{"General", 4188123.45, "4188123.45"}, {"General", 12345678901234, "1.23457E+13"}, {"General", 0.1 + 0.2, "0.3"},
		{"0.00", 418.81000000000001, "418.81"}, {"0.00", 1.005, "1.01"}, {"0.00", 0.125, "0.13"}, {"0.00", -0.001, "0.00"}, {"0.00", -96.975, "-96.98"},
		{"0", 2.5, "3"}, {"#,##0.00", 1234567.891, "1,234,567.89"}, {"#,##0.00", 0, "0.00"}, {"#,##0", 123, "123"}, {"0000", 7, "0007"}, {"0,000.0", 7, "0,007.0"},
		{"#.##", 0.5, ".5"}, {"#.0#", 2.5, "2.5"}, {"0.0??", 1.25, "1.25"},
		{"0.00;-0.00;;@", 0, ""}, {"0.00;-0.00;;@", -1, "-1.00"}, {`0.00;-0.00;"—";@`, 0, "—"},
		{`#,##0.00_);[Red]\(#,##0.00\)`, -1234.5, "(1,234.50)"}, {`#,##0.00_ `, 12, "12.00"},
		{`_ * #,##0.00_ ;_ * \-#,##0.00_ ;_ * "-"??_ ;_ @_ `, 418.8, "418.80"}, {`_ * #,##0.00_ ;_ * \-#,##0.00_ ;_ * "-"??_ ;_ @_ `, -418.8, "-418.80"},
		{`_ * #,##0.00_ ;_ * \-#,##0.00_ ;_ * "-"??_ ;_ @_ `, 0, "-"},
		{"0.00%", 0.9658, "96.58%"}, {"0%", 1.2066, "121%"}, {`[$￥-804]#,##0.00`, 5, "￥5.00"}, {`0.00"万元"`, 20.28, "20.28万元"},
		{`0!.0,`, 123456, "12.3"}, {`#,##0,`, 1234567, "1,235"}, {`[>=10000]0.0,;0.00`, 20000, "20.0"}, {`[>=10000]0.0,;0.00`, 3, "3.00"},
		{"@", 12.5, "12.5"}, {"0.00E+00", 12345, "1.23E+04"},
		{`yyyy"年"m"月"d"日"`, 44926, "2022年12月31日"}, {"yyyy/m/d h:mm", 44926.75, "2022/12/31 18:00"}, {"yy-mm-dd", 59, "00-02-28"},
		{`;;;`, 5, ""}, {"", 5, "5"},
	} {
		if got := ParseFormat(c.code).Number(c.v, false); got != c.want {
			t.Errorf("%q of %v = %q, want %q", c.code, c.v, got, c.want)
		}
	}
}

func TestNumbersThatAreNone(t *testing.T) {
	for _, v := range []float64{math.NaN(), math.Inf(1), 1e305} {
		if got := ParseFormat("0.00").Number(v, false); got != "" {
			t.Errorf("%v shows %q", v, got)
		}
	}
}

func TestFormatsTooLong(t *testing.T) {
	if got := ParseFormat(strings.Repeat("%", 1_000_000)).Number(5, false); got != "5" {
		t.Errorf("shows %d characters", len(got))
	}
}

func TestText(t *testing.T) {
	for code, want := range map[string]string{"@": "甲", `0.00;-0.00;;@`: "甲", `0;0;0;"第"@"项"`: "第甲项", "0.00": "甲", ";;;": ""} {
		if got := ParseFormat(code).Text("甲"); got != want {
			t.Errorf("%q of a text = %q, want %q", code, got, want)
		}
	}
}

func FuzzFormat(f *testing.F) {
	f.Add(`_ * #,##0.00_ ;[Red]\(0\);"-"??_ ;_ @_ `, 418.81)
	f.Add(`[>=10000]0!.0,"万";yyyy"年"`, -1e-9)
	f.Fuzz(func(t *testing.T, code string, v float64) {
		p := ParseFormat(code)
		a, b := p.Number(v, false), p.Number(v, true)
		if (a == "") != (b == "") {
			t.Errorf("%q of %v: %q and %q", code, v, a, b)
		}
		p.Text(code)
	})
}

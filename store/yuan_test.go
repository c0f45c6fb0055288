package store_test

import (
	"encoding/json"
	"strings"
	"testing"

	"juesuan/store"
)

var goodYuan = []struct{ in, want string }{
	{"", "0.00"},
	{" \t　", "0.00"},
	{"0", "0.00"},
	{"-0", "0.00"},
	{"0001.5", "1.50"},
	{"5.", "5.00"},
	{".5", "0.50"},
	{" 12.3\t\n", "12.30"},
	{"1.230", "1.23"},
	{"1.20000000000000000000", "1.20"},
	{"1,234.56", "1234.56"},
	{"12,345,678.9", "12345678.90"},
	{"１２３．４５", "123.45"},
	{"１，２３４．５６", "1234.56"},
	{"1，234", "1234.00"},
	{"1 234 567.89", "1234567.89"},
	{"1\u00a0234", "1234.00"},
	{"+7", "7.00"},
	{"＋7", "7.00"},
	{"-3.1", "-3.10"},
	{"－3.1", "-3.10"},
	{"−3.1", "-3.10"},
	{"- 3.1", "-3.10"},
	{"￥5", "5.00"},
	{"¥ 1,000.00 元", "1000.00"},
	{"-￥5", "-5.00"},
	{"￥-5", "-5.00"},
	{"８　元", "8.00"},
	{"10000000000000", "10000000000000.00"},
	{"-10,000,000,000,000.00", "-10000000000000.00"},
}

var badYuan = []struct{ in, want string }{
	{"1,23", "千位分隔符"},
	{"1,2345", "千位分隔符"},
	{"1234,567", "千位分隔符"},
	{",123", "千位分隔符"},
	{"1,,234", "千位分隔符"},
	{"0,123", "千位分隔符"},
	{"12 34", "千位分隔符"},
	{"1,234 567", "千位分隔符"},
	{"1 234,567", "千位分隔符"},
	{"1.2,3", "不是金额"},
	{"1.5 2", "不是金额"},
	{"1.005", "小数多于两位"},
	{"－１．２３４", "小数多于两位"},
	{"10000000000000.01", "十万亿元"},
	{"-10000000000001", "十万亿元"},
	{"99,999,999,999,999", "十万亿元"},
	{strings.Repeat("9", 400), "不是金额"},
	{"1e5", "不是金额"},
	{"1E5", "不是金额"},
	{"0x1F", "不是金额"},
	{"1_000", "不是金额"},
	{"NaN", "不是金额"},
	{"Inf", "不是金额"},
	{"abc", "不是金额"},
	{"一百", "不是金额"},
	{"١٢", "不是金额"},
	{"12元5角", "不是金额"},
	{"5万元", "不是金额"},
	{"(5)", "不是金额"},
	{"--5", "不是金额"},
	{"+-5", "不是金额"},
	{"5-", "不是金额"},
	{"—", "不是金额"},
	{"-", "不是金额"},
	{".", "不是金额"},
	{"1.2.3", "不是金额"},
	{"元", "不是金额"},
	{"￥", "不是金额"},
	{"￥￥5", "不是金额"},
	{"12￥34", "不是金额"},
	{"5元元", "不是金额"},
}

func TestParseYuan(t *testing.T) {
	for _, c := range goodYuan {
		got, err := store.ParseYuan(c.in)
		if err != nil || got.String() != c.want {
			t.Errorf("ParseYuan(%q) = %v, %v; want %s", c.in, got, err, c.want)
		}
	}
	for _, c := range badYuan {
		_, err := store.ParseYuan(c.in)
		sentence(t, err, c.want)
		if err != nil && len(err.Error()) > 300 {
			t.Errorf("the message about %.20q is %d bytes long", c.in, len(err.Error()))
		}
	}
}

func TestYuanJSON(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{`"1234.50"`, `"1234.50"`},
		{`1234.5`, `"1234.50"`},
		{` -0.01 `, `"-0.01"`},
		{`"１，２３４"`, `"1234.00"`},
		{`"1\u00a0234"`, `"1234.00"`},
		{`""`, `"0.00"`},
		{`null`, `"7.00"`}, // as encoding/json has it: stays as it was
	} {
		y := store.Fen(700)
		if err := json.Unmarshal([]byte(c.in), &y); err != nil {
			t.Errorf("%s: %v", c.in, err)
			continue
		}
		if got, err := json.Marshal(y); err != nil || string(got) != c.want {
			t.Errorf("%s became %s, %v; want %s", c.in, got, err, c.want)
		}
	}
	for _, in := range []string{`true`, `"abc"`, `1e3`, `1.005`, `{}`} {
		var y store.Yuan
		sentence(t, json.Unmarshal([]byte(in), &y))
	}
}

func TestFen(t *testing.T) {
	for _, n := range []int64{0, 1, -1, 99, -12345, 1e15, -1e15} {
		if got := store.Fen(n).Fen(); got != n {
			t.Errorf("%d 分 became %d", n, got)
		}
	}
}

func FuzzParseYuan(f *testing.F) {
	for _, c := range goodYuan {
		f.Add(c.in)
	}
	for _, c := range badYuan {
		f.Add(c.in)
	}
	f.Fuzz(func(t *testing.T, s string) {
		y, err := store.ParseYuan(s)
		if err != nil {
			return
		}
		again, err := store.ParseYuan(y.String())
		if err != nil || !again.Equal(y.Decimal) {
			t.Fatalf("%q is %s, which reads back as %s, %v", s, y, again, err)
		}
		if !store.Fen(y.Fen()).Equal(y.Decimal) {
			t.Fatalf("%q is %s, but %d 分", s, y, y.Fen())
		}
	})
}

func TestParseWan(t *testing.T) {
	for in, want := range map[string]string{
		"24.4746": "244746.00", "1,234.56": "12345600.00", "0.000001": "0.01", "－3": "-30000.00", "5万元": "50000.00", "7 万": "70000.00",
		"": "0.00", "1000000000": "10000000000000.00",
	} {
		got, err := store.ParseWan(in)
		if err != nil || got.String() != want {
			t.Errorf("%q is %s (%v), want %s", in, got, err, want)
		}
	}
	for in, want := range map[string]string{
		"0.0000001": "多于六位", "二十": "不是金额", "1,23": "千位分隔符", "1000000000.01": "十万亿元",
	} {
		if _, err := store.ParseWan(in); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", in, err, want)
		}
	}
}

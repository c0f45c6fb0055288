package raw

import "testing"

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		" \u00a0部⻔：⾦额单位\u200b：万元\u0007 ": "部门：金额单位：万元",
		"⽀出\t4\ufeff18.81":               "支出\t418.81",
		"⻥⻦⻰专⼾ 一、二":                      "鱼鸟龙专户 一、二",
		"\t":                             "",
	} {
		if got := Clean(in); got != want {
			t.Errorf("Clean(%q) = %q, want %q", in, got, want)
		}
	}
	for r, p := range radicals {
		if r < 0x2E80 || r > 0x2FDF || p < 0x4E00 {
			t.Errorf("%c stands for %c", r, p)
		}
	}
}

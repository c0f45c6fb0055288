package text

import (
	"strings"
	"testing"

	"juesuan/store"
)

func TestRewriting(t *testing.T) {
	r := newRig(t, missing(t))
	r.GoTo("改写/三/模板")
	if r.rewrite == nil {
		t.Fatal("nothing is being rewritten")
	}
	if shown := r.rewrite.field.Text; !strings.Contains(shown, "｛金额 03/合计/本年支出合计｝") || strings.Contains(shown, "{{") {
		t.Errorf("a clerk reads %s", shown)
	}
	r.rewrite.field.SetText("# 三、改过的\n\n全年共支出｛金额 03/合计/本年支出合计｝，又｛金额 03/没有｝。")
	r.wantReads("全年共支出418.81万元，又＿＿（请改正：")
	if r.rewrite.fault.Hidden || !strings.Contains(r.rewrite.fault.Text, "没有“03/没有”这个数") {
		t.Errorf("it says %q", r.rewrite.fault.Text)
	}
	r.choose("四") // keeps it
	r.choose("三")
	r.wantReads("又＿＿（请改正：")
	r.startRewriting()
	r.rewrite.field.SetText(strings.Replace(r.rewrite.field.Text, "，又｛金额 03/没有｝", "", 1))
	if !r.rewrite.save() {
		t.Fatal(r.frame.Refused)
	}
	r.endRewriting()
	r.refresh()
	r.wantReads("全年共支出418.81万元。")
	if err := r.year.Set("改", store.Change{Addr: "支出/2010301/一般公共预算财政拨款/基本支出/决算数", Value: "344746.00"}); err != nil {
		t.Fatal(err)
	}
	r.wantReads("全年共支出428.81万元。")
	r.restore()
	r.wantReads("年度支出合计428.81万元")
}

func TestAFieldIsTypedWithTheBracesOfTheKeyboard(t *testing.T) {
	r := newRig(t, missing(t))
	r.GoTo("改写/三/模板")
	r.rewrite.field.SetText("共{金额 03/合计/本年支出合计}，又{金额 03/合计/本年支出合计｝。")
	r.wantReads("共418.81万元，又418.81万元。")
	if !r.rewrite.fault.Hidden {
		t.Errorf("it says %q", r.rewrite.fault.Text)
	}
	r.rewrite.field.SetText("共{金额 03/合计/本年支出合计。")
	r.wantReads("共＿＿（请改正：花括号“｛”没有配成对）")
	if r.rewrite.fault.Hidden || !strings.Contains(r.rewrite.fault.Text, "花括号“｛”没有配成对") {
		t.Errorf("it says %q", r.rewrite.fault.Text)
	}
	if got := kept("{{if 非零 .甲}}有{金额 03/甲}{{end}}"); got != `{{if 非零 .甲}}有{{金额 (取 "03/甲")}}{{end}}` {
		t.Errorf("kept as %s", got)
	}
}

func TestReadableTemplatesAreKept(t *testing.T) {
	r := newRig(t, missing(t))
	for _, x := range r.sections {
		template := r.year.Document().Rewriting(x.id)
		if got := kept(readable(template)); got != template {
			t.Errorf("section %s comes back as\n%s\nfrom\n%s", x.id, got, template)
		}
		own := r.year.Pack().Template(x.id)
		if got := kept(readable(own)); got != own {
			t.Errorf("the pack's section %s comes back as\n%s", x.id, got)
		}
	}
}

func TestANumberIsPutIn(t *testing.T) {
	r := newRig(t, missing(t))
	r.GoTo("改写/三/模板")
	r.rewrite.field.SetText("共")
	r.rewrite.field.CursorColumn = 1
	r.rewrite.pick()
	r.press("「公务接待」 Return")
	if got := r.rewrite.field.Text; !strings.HasPrefix(got, "共｛金额 06/30217/") {
		t.Errorf("the sentence is %s", got)
	}
}

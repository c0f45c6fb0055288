package text

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"juesuan/report/read/raw"
	"juesuan/store/storetest"
)

// TestLongTexts reads paragraphs as long as may be that are nothing but what
// takes work, and one that is too long to be one.
func TestLongTexts(t *testing.T) {
	p := publish(t, "henan-2022", storetest.Sample(), nil, "")
	for name, s := range map[string]string{
		"one sentence": "公务接待费支出1.00万元，占2.00%，（", "sentences": "公务接待费支出1.00万元，占2.00%。", "reasons": "主要原因是公务接待费；", "brackets": "（", "items": "（类）（款）（项）", "names": "公务接待费",
	} {
		t.Run(name, func(t *testing.T) {
			n := longParagraph / utf8.RuneCountInString(s)
			lines := []*raw.Line{{Text: "第三部分 决算情况说明", Whole: true}, {Text: "九、“三公”经费", Whole: true}}
			for range 2 {
				lines = append(lines, &raw.Line{Text: strings.Repeat(s, n), Whole: true})
			}
			lines = append(lines, &raw.Line{Text: strings.Repeat(s, 100*n), Whole: true})
			begun := time.Now()
			res := Read(lines, nil, p.printed())
			took := time.Since(begun)
			t.Log(took)
			if took > 30*time.Second {
				t.Errorf("took %s", took)
			}
			if u := res.Unread; len(u) == 0 || u[len(u)-1].Why != "这一段太长，没有核对" {
				t.Errorf("a paragraph that is too long was read: %d unread", len(u))
			}
		})
	}
}

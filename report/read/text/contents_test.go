package text

import (
	"strings"
	"testing"

	"juesuan/report"
	"juesuan/report/read/raw"
)

// TestContents: the entries of the contents are no sections of the body, however
// either numbers its parts.
func TestContents(t *testing.T) {
	const parts = "第一部分 柳溪县科普馆概况/一、部门职责/负责科学普及工作。/第二部分 2023年度部门决算情况说明/一、收入支出决算总体情况说明/2023年度收入总计20.00万元，支出总计20.00万元。/第三部分 名词解释"
	const chapters = "一、部门概况/（一）部门职责/负责科学普及工作。/二、部门决算情况说明/（一）收入支出决算总体情况说明/2023年度收入总计20.00万元，支出总计20.00万元。/三、名词解释"
	for name, c := range map[string]struct{ contents, body string }{
		"alike":                    {"目录/第一部分 柳溪县科普馆概况…1/一、部门职责…1/第二部分 2023年度部门决算情况说明…2/一、收入支出决算总体情况说明…2/第三部分 名词解释…3", parts},
		"without a heading":        {"第一部分 柳溪县科普馆概况/一、部门职责/第二部分 2023年度部门决算情况说明/一、收入支出决算总体情况说明/第三部分 名词解释", parts},
		"pages behind a stroke":    {"目 录/第一部分 柳溪县科普馆概况 / 1/第二部分 2023年度部门决算情况说明 / 2/第三部分 名词解释 / 3", parts},
		"chapters for parts":       {"目录/一、部门概况/（一）部门职责/二、部门决算情况说明/（一）收入支出决算总体情况说明/三、名词解释", parts},
		"parts for chapters":       {"目录/第一部分 部门概况/第二部分 部门决算情况说明/第三部分 名词解释", chapters},
		"parts in another order":   {"目录/第一部分 柳溪县科普馆概况/第二部分 名词解释/第三部分 2023年度部门决算情况说明", parts},
		"no contents":              {"", parts},
		"no contents, by chapters": {"", chapters},
	} {
		t.Run(name, func(t *testing.T) {
			var lines []*raw.Line
			for s := range strings.SplitSeq("柳溪县科普馆/2023年度部门决算/"+strings.ReplaceAll(c.contents, " / ", " ／ ")+"/"+c.body, "/") {
				if s != "" {
					lines = append(lines, &raw.Line{Text: strings.ReplaceAll(s, "／", "/"), Whole: true})
				}
			}
			res := Read(lines, nil, report.NewBook(2023, "柳溪县科普馆", report.Wan))
			var got, want []string
			for _, b := range res.Document.Blocks {
				if h, ok := b.(*report.Heading); ok {
					got = append(got, h.Text)
				}
			}
			for s := range strings.SplitSeq(c.body, "/") {
				if !strings.HasSuffix(s, "。") {
					want = append(want, s)
				}
			}
			if g, w := strings.Join(got, "|"), strings.Join(want, "|"); g != w {
				t.Errorf("headings\n%s\nwant\n%s", g, w)
			}
			if n := len(placed(res)); n != 2 {
				t.Errorf("%d figures", n)
			}
		})
	}
}

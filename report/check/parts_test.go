package check

import (
	"strings"
	"testing"
)

// TestThePartReferredTo: a part is referred to by its number and its name.
func TestThePartReferredTo(t *testing.T) {
	rules := load(t)
	for text, says := range map[string]string{
		"详见“第五部分附件”。": "", "详见第五部分。": "", "详见第五部分 附件。": "", "详见“第四部分名词解释”。": "", "详见第五部分的自评表。": "", "详见第五部分附件表格。": "",
		"详见“第四部分附件”。": "“第五部分附件”", "详见“第三部分附件”。": "“第五部分附件”", "详见“第五部分附表”。": "“第五部分附件”", "详见“第九部分附件”。": "没有第九部分",
	} {
		s := &spoiler{TB: t, in: sample(t)}
		s.add("一", "支出自评表"+text)
		list := Run(rules, s.in, Options{}).By("C30")
		if (len(list) > 0) != (says != "") || says != "" && !strings.Contains(list[0].Message, says) {
			t.Errorf("%s: %+v", text, list)
		}
	}
}

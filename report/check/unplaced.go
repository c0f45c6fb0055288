package check

import (
	"fmt"
	"strings"
)

// ruleC38 names the numbers that an office wrote by hand and that stand for
// nothing known (自己写的数没有出处的，要自己核对): no other rule looks at them.
func ruleC38(p *probe) {
	for _, u := range p.Unplaced {
		numbers := strings.Join(u.Numbers, "、")
		p.find(Finding{
			Places: []Place{{Section: u.Section, Sentence: u.Sentence}}, Printed: numbers,
			Message: fmt.Sprintf("文字“%s”里自己写的 %s 不知道对应哪个数，没有核对", u.Section, numbers),
		})
	}
}

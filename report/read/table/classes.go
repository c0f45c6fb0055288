package table

import (
	"strconv"
	"strings"
	"sync"

	"juesuan/store"
)

// classNames are the codes of the classes of spending by every name they had.
var classNames = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	cat, err := store.LoadCatalogue()
	if err != nil {
		return out // the program's own catalogue: tests load it
	}
	for n := 201; n <= 239; n++ {
		code := strconv.Itoa(n)
		for _, s := range cat.FunctionNames(code) {
			out[classWord(s.Name)] = code
		}
	}
	return out
})

// classWord is what of a class's name tells it apart.
func classWord(s string) string {
	return strings.TrimSuffix(strings.TrimSuffix(s, "支出"), "等")
}

// classOf finds the class of spending that a label names, a slip of a sign
// or two allowed.
func (s *sideReader) classOf(bare string) string {
	word := classWord(bare)
	if word == "" || strings.Contains(bare, "合计") || strings.Contains(bare, "总计") || strings.Contains(bare, "结转") || strings.Contains(bare, "结余") {
		return ""
	}
	if code := classNames()[word]; code != "" {
		return code
	}
	best, code := 0.0, ""
	for name, c := range classNames() {
		if v := likeness(word, name); v > best && !s.taken[c] {
			best, code = v, c
		}
	}
	if best < 0.7 {
		return ""
	}
	return code
}

// likeness is the share of characters that two names have in common, in order.
func likeness(a, b string) float64 {
	x, y := []rune(a), []rune(b)
	if len(x) == 0 || len(y) == 0 {
		return 0
	}
	prev := make([]int, len(y)+1)
	for i := range x {
		row := make([]int, len(y)+1)
		for j := range y {
			if x[i] == y[j] {
				row[j+1] = prev[j] + 1
			} else {
				row[j+1] = max(row[j], prev[j+1])
			}
		}
		prev = row
	}
	return 2 * float64(prev[len(y)]) / float64(len(x)+len(y))
}

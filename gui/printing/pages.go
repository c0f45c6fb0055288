package printing

import (
	"fmt"
	"strconv"
	"strings"
)

// ParsePages reads which of n pages are meant, 1-5,8 or 12-, and returns them
// in the order given, counted from 0. Chinese commas and dashes will do. The
// error is a sentence that says what is not understood.
func ParsePages(s string, n int) ([]int, error) {
	s = strings.NewReplacer("，", ",", "、", ",", "；", ",", ";", ",", "－", "-", "—", "-", "–", "-", "～", "-", "~", "-", "到", "-", "至", "-", " ", "", "\u3000", "", "第", "", "页", "").Replace(s)
	s = strings.Trim(digits(s), ",")
	if s == "" {
		return nil, fmt.Errorf("请写要哪几页，例如 1-5,8")
	}
	var out []int
	for part := range strings.SplitSeq(s, ",") {
		from, to, err := pageRange(part, n)
		if err != nil {
			return nil, err
		}
		for p := from; p <= to; p++ {
			out = append(out, p-1)
		}
	}
	if most := 20 * n; len(out) > most {
		return nil, fmt.Errorf("一共写了 %d 页，比文件的 %d 页多出太多，请检查", len(out), n)
	}
	return out, nil
}

// pageRange reads 3, 3-5, 3- or -5.
func pageRange(s string, n int) (from, to int, err error) {
	if s == "" || s == "-" {
		return 0, 0, notPages(s)
	}
	a, b, isRange := strings.Cut(s, "-")
	if !isRange {
		b = a
	}
	if from, err = pageNumber(a, 1); err != nil {
		return 0, 0, err
	}
	if to, err = pageNumber(b, n); err != nil {
		return 0, 0, err
	}
	switch {
	case from < 1 || to > n:
		return 0, 0, fmt.Errorf("没有“%s”这几页：文件共 %d 页", s, n)
	case from > to:
		return 0, 0, fmt.Errorf("“%s”前大后小，请写成 %d-%d", s, to, from)
	}
	return from, to, nil
}

func pageNumber(s string, open int) (int, error) {
	if s == "" {
		return open, nil
	}
	v, err := strconv.Atoi(s)
	if err != nil || v < 0 {
		return 0, notPages(s)
	}
	return v, nil
}

func notPages(s string) error {
	return fmt.Errorf("看不懂“%s”，页码写成 1-5,8 的样子", s)
}

// digits makes wide digits and commas narrow.
func digits(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '０' && r <= '９' {
			return r - '０' + '0'
		}
		return r
	}, s)
}

// Ranges writes pages, counted from 0, as ParsePages reads them.
func Ranges(pages []int) string {
	var parts []string
	for i := 0; i < len(pages); {
		j := i + 1
		for j < len(pages) && pages[j] == pages[j-1]+1 {
			j++
		}
		if j-i > 1 {
			parts = append(parts, fmt.Sprintf("%d-%d", pages[i]+1, pages[j-1]+1))
		} else {
			parts = append(parts, strconv.Itoa(pages[i]+1))
		}
		i = j
	}
	return strings.Join(parts, ",")
}

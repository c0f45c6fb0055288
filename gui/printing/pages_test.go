package printing

import (
	"slices"
	"strings"
	"testing"
)

func TestParsePages(t *testing.T) {
	for s, want := range map[string][]int{
		"1":           {0},
		"1-5,8":       {0, 1, 2, 3, 4, 7},
		"１－３，８":       {0, 1, 2, 7},
		"第2页、第4页到第5页": {1, 3, 4},
		" 9 - , 1":    {8, 9, 0},
		"-2":          {0, 1},
		"3,3":         {2, 2},
		",1,":         {0},
		"10—10；1～2":   {9, 0, 1},
	} {
		if got, err := ParsePages(s, 10); err != nil || !slices.Equal(got, want) {
			t.Errorf("%q are %v, %v, want %v", s, got, err, want)
		}
	}
	for s, says := range map[string]string{
		"":                          "请写要哪几页",
		"，":                         "请写要哪几页",
		"11":                        "共 10 页",
		"0":                         "共 10 页",
		"5-2":                       "2-5",
		"a":                         "看不懂“a”",
		"1-2-3":                     "看不懂",
		"-":                         "看不懂",
		"1,,2":                      "看不懂",
		"99999999999999999999":      "看不懂",
		strings.Repeat("1-10,", 21): "多出太多",
	} {
		if got, err := ParsePages(s, 10); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%q are %v, %v, want an error with %s", s, got, err, says)
		}
	}
}

func TestRanges(t *testing.T) {
	for want, pages := range map[string][]int{"": nil, "1": {0}, "1-5,8": {0, 1, 2, 3, 4, 7}, "9-10,1": {8, 9, 0}, "3,3": {2, 2}} {
		if got := Ranges(pages); got != want {
			t.Errorf("%v are %q, want %q", pages, got, want)
		}
	}
}

func FuzzParsePages(f *testing.F) {
	for _, s := range []string{"1-5,8", "第2页", "-", "３—"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		pages, err := ParsePages(s, 12)
		if err != nil {
			return
		}
		again, err := ParsePages(Ranges(pages), 12)
		if err != nil || !slices.Equal(again, pages) {
			t.Errorf("%q are %v, written and read %v, %v", s, pages, again, err)
		}
	})
}

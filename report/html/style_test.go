package html

import (
	"math"
	"regexp"
	"strconv"
	"testing"
)

// Text has a contrast of at least 4.5:1 to what is behind it (WCAG 2, AA).
func TestContrast(t *testing.T) {
	vars := map[string]string{}
	for _, m := range regexp.MustCompile(`--(\w+): (#[0-9a-f]{6})`).FindAllStringSubmatch(style, -1) {
		vars[m[1]] = m[2]
	}
	rule := func(selector string) (fg, bg string) {
		m := regexp.MustCompile(`(?m)^` + regexp.QuoteMeta(selector) + ` \{[^}]*\}`).FindString(style)
		if m == "" {
			t.Fatalf("the style sheet has no rule for %s", selector)
		}
		find := func(property string) string {
			if c := regexp.MustCompile(`[ {;]` + property + `: (#[0-9a-f]{3,6})`).FindStringSubmatch(m); c != nil {
				return c[1]
			}
			return ""
		}
		return find("color"), find("background")
	}
	markFg, markBg := rule(".mark")
	gapFg, gapBg := rule("mark")
	for _, p := range [][2]string{
		{vars["ink"], "#ffffff"}, {vars["ink"], vars["tint"]}, {vars["soft"], vars["tint"]}, {vars["soft"], "#ffffff"},
		{vars["link"], "#ffffff"}, {markFg, markBg}, {gapFg, gapBg}, {markBg, "#ffffff"},
	} {
		if c := contrast(t, p[0], p[1]); c < 4.5 {
			t.Errorf("%s on %s has a contrast of %.2f", p[0], p[1], c)
		}
	}
}

func contrast(t *testing.T, a, b string) float64 {
	x, y := luminance(t, a), luminance(t, b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(t *testing.T, hex string) float64 {
	t.Helper()
	if len(hex) == 4 {
		hex = string([]byte{'#', hex[1], hex[1], hex[2], hex[2], hex[3], hex[3]})
	}
	if len(hex) != 7 {
		t.Fatalf("%q is no colour", hex)
	}
	l := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		v, err := strconv.ParseUint(hex[1+2*i:3+2*i], 16, 8)
		if err != nil {
			t.Fatal(err)
		}
		c := float64(v) / 255
		if c <= 0.03928 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		l += weight * c
	}
	return l
}

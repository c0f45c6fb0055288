package text

import (
	"regexp"
	"strings"
)

// A section's own template is shown in a form that a clerk can read: a field is
// ｛金额 01/收入总计｝ in the place of {{金额 (取 "01/收入总计")}}, a reason ｛原因
// 五（一）｝. What has no such form (conditions, loops) is shown as it is kept.
// Who types a field has the braces of the keyboard, which are as good.

var (
	reKept = regexp.MustCompile(`\{\{(\p{Han}+) ((?:(?:\(取 "[^"{}｛｝ ]+"\)|"[^"{}｛｝ ]+") ?)+)\}\}`)
	reArg  = regexp.MustCompile(`"([^"]+)"`)
	reSeen = regexp.MustCompile(`(?s:\{\{.*?\}\})|[{｛]([^{}｛｝\n]*)[}｝]`)
)

// ofNumbers are the functions whose arguments are numbers, not places.
var ofNumbers = map[string]bool{"金额": true, "数": true, "占比": true, "配平占比": true, "完成率": true, "差额": true, "增减率": true, "增减": true, "升降": true, "大小": true}

// ofPlaces are the functions whose arguments name places.
var ofPlaces = map[string]bool{"原因": true, "文字": true, "可选": true, "缺": true}

// readable shows a template.
func readable(template string) string {
	return reKept.ReplaceAllStringFunc(template, func(field string) string {
		m := reKept.FindStringSubmatch(field)
		numbers := strings.Contains(m[2], "(取 ")
		if numbers != ofNumbers[m[1]] || !numbers && !ofPlaces[m[1]] || numbers && strings.Count(m[2], "(取 ") != strings.Count(m[2], `"`)/2 {
			return field
		}
		args := []string{m[1]}
		for _, a := range reArg.FindAllStringSubmatch(m[2], -1) {
			args = append(args, a[1])
		}
		return "｛" + strings.Join(args, " ") + "｝"
	})
}

// kept is the template that is shown so.
func kept(shown string) string {
	return reSeen.ReplaceAllStringFunc(shown, func(field string) string {
		if strings.HasPrefix(field, "{{") {
			return field
		}
		words := strings.Fields(reSeen.FindStringSubmatch(field)[1])
		if len(words) == 0 {
			return `{{缺 "改正：空的字段"}}`
		}
		out := "{{" + words[0]
		for _, w := range words[1:] {
			w = strings.ReplaceAll(w, `"`, "")
			if ofPlaces[words[0]] {
				out += ` "` + w + `"`
			} else {
				out += ` (取 "` + w + `")`
			}
		}
		return out + "}}"
	})
}

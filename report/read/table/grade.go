package table

import "strings"

// isGradeHead tells the column of a self-assessment that has a grade in words
// where others have points: 自评等级, 完成等次.
func isGradeHead(s string) bool {
	return strings.Contains(s, "等级") || strings.Contains(s, "等次") || strings.Contains(s, "档次") || strings.Contains(s, "评定") && !strings.Contains(s, "依据")
}

// isConclusion tells the last row of a self-assessment that is graded as a
// whole: 自评结论 良好.
func isConclusion(label string) bool {
	for _, w := range []string{"自评结论", "评价结论", "综合得分", "自评得分", "总体评价", "评价等级", "自评等级", "综合评定"} {
		if strings.HasPrefix(label, w) {
			return true
		}
	}
	return false
}

// points is what a cell of weights or points says: 30 for 30分, a grade in
// words as it is.
func points(s string) string {
	s = tight(narrow(s))
	if rest := strings.TrimSuffix(s, "分"); rest != "" && strings.Trim(rest, "0123456789.") == "" {
		return rest
	}
	return s
}

package store

// Meant guesses which of the known names was meant: “，是不是“收入”？”, or ""
// if none is near.
func Meant(got string, known []string) string {
	best, least := "", 1+len([]rune(got))/2
	for _, k := range known {
		if d := distance([]rune(got), []rune(k)); d < least || d == least && best == "" {
			best, least = k, d
		}
	}
	if best == "" {
		return ""
	}
	return "，是不是“" + best + "”？"
}

// distance is the Levenshtein distance.
func distance(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		diag := row[0]
		row[0] = i + 1
		for j := range b {
			next := min(row[j+1], row[j]) + 1
			if a[i] == b[j] {
				next = min(next, diag)
			} else {
				next = min(next, diag+1)
			}
			diag, row[j+1] = row[j+1], next
		}
	}
	return row[len(b)]
}

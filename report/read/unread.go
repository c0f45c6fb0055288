package read

import "juesuan/report/read/raw"

// Unread is what a reader met and could not place: it was not checked, and
// whoever reads the findings must know.
type Unread struct {
	Section  string   // 五, or the table's title
	Sentence string   // the sentence the numbers stand in
	Numbers  []string // as printed
	Why      string   // one Chinese sentence
	Spot     raw.Spot
}

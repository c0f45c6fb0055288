package raw

// Part is where some characters of the line stand, counted from 0: the whole
// line where the format does not say where characters are.
func (l *Line) Part(from, to int) Spot {
	s := l.Spot
	s.X0, s.X1 = 0, 0
	i, w, k := 0, 0, 0 // in Text, Words and the characters of a word
	var in []rune
	for _, c := range l.Text {
		for w < len(l.Words) && k == len(l.Words[w].At) {
			w, k = w+1, 0
		}
		if w == len(l.Words) {
			break
		}
		word := &l.Words[w]
		if k == 0 {
			in = []rune(word.Text)
		}
		if len(in) != len(word.At) {
			return l.Spot
		}
		if in[k] != c { // a blank between words
			i++
			continue
		}
		if i >= from && i < to {
			if s.X0 == 0 {
				s.X0 = word.At[k]
			}
			s.X1 = word.Spot.X1
			if k+1 < len(word.At) {
				s.X1 = word.At[k+1]
			}
		}
		i, k = i+1, k+1
	}
	if s.X1 <= s.X0 {
		return l.Spot
	}
	return s
}

package store

// clip keeps a quoted value short enough for a sentence.
func clip(s string) string { return clipTo(s, 40) }

// clipTo keeps the first characters of a text.
func clipTo(s string, most int) string {
	n := 0
	for i := range s {
		if n++; n > most {
			return s[:i] + "…"
		}
	}
	return s
}

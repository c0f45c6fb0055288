package guitest

// Slowly is work aside that waits until a test lets it.
type Slowly struct{ due []func() }

// Aside keeps the work, and what is to be done after it, for [Slowly.Let].
func (s *Slowly) Aside(work, done func()) {
	s.due = append(s.due, func() { work(); done() })
}

// Due counts what waits.
func (s *Slowly) Due() int { return len(s.due) }

// Let does what waits, but not what that begins.
func (s *Slowly) Let() {
	due := s.due
	s.due = nil
	for _, f := range due {
		f()
	}
}

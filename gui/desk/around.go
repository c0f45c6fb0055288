package desk

import "juesuan/report"

// Pack returns the pack that the years are documents of.
func (d *Desk) Pack() *report.Pack { return d.pack }

// Aside runs work on another goroutine and then done on the one that the
// Desk's methods belong to.
func (d *Desk) Aside(work, done func()) { d.opt.Aside(work, done) }

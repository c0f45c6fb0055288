package screen

import "fyne.io/fyne/v2"

// Aside does work off the toolkit's main goroutine and then what follows on it.
func Aside(work, done func()) {
	go func() {
		work()
		fyne.Do(done)
	}()
}

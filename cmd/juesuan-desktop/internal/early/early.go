// Package early sets what the toolkit reads when it is loaded. Go initialises
// packages in the order of their paths as soon as what they import is ready,
// and this one imports next to nothing, so it comes before the toolkit, which
// imports much that comes after it.
package early

import "os"

// The toolkit keeps every text it has drawn as a texture for this long. Its own
// minute lets a grid that scrolls grow by hundreds of MB.
func init() {
	if os.Getenv("FYNE_CACHE") == "" {
		_ = os.Setenv("FYNE_CACHE", "20s") // worst case: the toolkit's own minute
	}
}

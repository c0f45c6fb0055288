package theme

import (
	"fmt"
	"sync"

	"fyne.io/fyne/v2"

	"juesuan/assets"
)

// The faces are read once: the toolkit keeps what it has parsed by resource.
var (
	regular = sync.OnceValue(func() fyne.Resource { return face("hei.ttf") })
	bold    = sync.OnceValue(func() fyne.Resource { return face("heib.ttf") })
)

func face(name string) fyne.Resource {
	b, err := assets.FS.ReadFile("fonts/" + name)
	if err != nil {
		panic(fmt.Sprintf("the embedded face %s is missing: %v", name, err)) // a broken build
	}
	return fyne.NewStaticResource(name, b)
}

// Font returns the bundled 黑 for every style but symbols, so that Chinese
// reads the same on a machine without Chinese fonts. There is no slanted and
// no monospaced Chinese; digits are of one width in both faces. What the faces
// lack (Greek, emoji) comes from the toolkit's own bundled faces.
func (t *Theme) Font(style fyne.TextStyle) fyne.Resource {
	switch {
	case style.Symbol:
		return t.base.Font(style)
	case style.Bold:
		return bold()
	}
	return regular()
}

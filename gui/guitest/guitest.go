// Package guitest is what tests of the window share: one application with our
// theme in Chinese, keys as the desktop driver sends them, and pictures.
package guitest

import (
	"flag"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"juesuan/gui/theme"
)

var update = flag.Bool("update", false, "write the pictures anew")

// App is one for all tests of a package: a new one would parse the faces again.
var App fyne.App

// Main runs a package's tests; its TestMain calls it.
func Main(m *testing.M) {
	flag.Parse()
	theme.SpeakChinese()
	App = test.NewApp()
	Look(theme.Light, 1)
	os.Exit(m.Run())
}

// Look changes the look and the size of texts, if they are others.
func Look(look theme.Look, scale float32) {
	if th, ok := App.Settings().Theme().(*theme.Theme); !ok || th.Look() != look || th.Scale() != scale {
		App.Settings().SetTheme(theme.New(look, scale))
	}
}

// Window shows an object in a window of the size, in the light look, with an
// empty clipboard.
func Window(t testing.TB, content fyne.CanvasObject, size fyne.Size) fyne.Window {
	t.Helper()
	App.Clipboard().SetContent("")
	Look(theme.Light, 1)
	w := test.NewTempWindow(t, content)
	w.SetPadded(false)
	w.Resize(size)
	return w
}

// Picture compares a canvas with testdata/file. With -update it writes the file.
func Picture(t *testing.T, file string, c fyne.Canvas) {
	t.Helper()
	if !*update {
		test.AssertRendersToImage(t, file, c)
		return
	}
	if err := write(filepath.Join("testdata", file), c.Capture()); err != nil {
		t.Fatal(err)
	}
}

func write(path string, picture image.Image) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	if err := png.Encode(f, picture); err != nil {
		_ = f.Close()
		return err
	}
	return f.Close()
}

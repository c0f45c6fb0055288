package shell

import (
	"fyne.io/fyne/v2"

	"juesuan/gui/part"
)

type pending struct{ name string }

func (p pending) Object() fyne.CanvasObject { return part.Title(p.name) }
func (p pending) Focus()                    {}
func (p pending) GoTo(string) bool          { return false }
func (p pending) Close()                    {}

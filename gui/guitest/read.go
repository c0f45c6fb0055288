package guitest

import "fyne.io/fyne/v2"

// Read returns the text of a label of either sort; false for other objects.
func Read(o fyne.CanvasObject) (string, bool) {
	if l, ok := o.(fyne.Accessible); ok && l.AccessibilityRole() == fyne.AccessibleRoleText {
		return l.AccessibilityLabel(), true
	}
	return "", false
}

package store

import (
	"fmt"
	"testing"
)

// Messages print amounts with every verb as the forms do.
func TestYuanPrintsTwoDecimals(t *testing.T) {
	y := Fen(24474600)
	for _, verb := range []string{"%s", "%v", "%q"} {
		if got := fmt.Sprintf(verb, y); got != "244746.00" {
			t.Errorf("%s prints %s, want 244746.00", verb, got)
		}
	}
	if got := fmt.Sprintf("%s", &y); got != "244746.00" {
		t.Errorf("a pointer prints %s", got)
	}
}

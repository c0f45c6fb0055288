package pdf

import (
	"testing"
)

func TestSample(t *testing.T) {
	written(t, sampleDocument(t))
}
func TestHard(t *testing.T) {
	written(t, hardDocument())
}

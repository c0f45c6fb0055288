package pdf

import (
	"os"
	"testing"

	"juesuan/report/pdf"
	"juesuan/report/read/raw"
	"juesuan/report/read/rawtest"
)

// engine is started once: the tests share the compiled code.
var engine = NewEngine(raw.DefaultLimits())

func TestMain(m *testing.M) {
	code := m.Run()
	_ = engine.Close()
	os.Exit(code)
}

func read(t testing.TB, data []byte) *raw.File {
	t.Helper()
	f, err := engine.Read(t.Context(), data, raw.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestOwnDocuments(t *testing.T) {
	for name, d := range rawtest.Documents(t) {
		if name == "invented shanghai-2024" {
			continue // a hundred pages more of the same kind
		}
		t.Run(name, func(t *testing.T) {
			data, _, err := pdf.Render(d)
			if err != nil {
				t.Fatal(err)
			}
			f := read(t, data)
			if err := rawtest.Valid(f); err != nil {
				t.Error(err)
			}
			rawtest.Holds(t, f, d)
			rawtest.HoldsText(t, f, d)
		})
	}
}

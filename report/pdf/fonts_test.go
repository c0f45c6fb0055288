package pdf

import (
	"bytes"
	"sync"
	"testing"

	"juesuan/assets"
)

// TestOutlinesAreTheFiles: outlines are read one by one; together they are
// what the face's file has.
func TestOutlinesAreTheFiles(t *testing.T) {
	for f := range faces {
		ft, err := loadFont(f)
		if err != nil {
			t.Fatal(err)
		}
		for g := range ft.subset.GetTTFParser().NumGlyphs() {
			ft.outline(g)
		}
		whole, err := assets.FS.ReadFile("fonts/" + faceFile[f] + ".ttf")
		if err != nil {
			t.Fatal(err)
		}
		glyf := ft.subset.GetTTFParser().GetTables()["glyf"]
		if a, b := int(glyf.Offset), int(glyf.Offset+glyf.Length); !bytes.Equal(ft.data.bytes[a:b], whole[a:b]) {
			t.Errorf("%s: the outlines, each read alone, are not the file's", faceFile[f])
		}
	}
}

func TestFallback(t *testing.T) {
	m, err := newMetrics()
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		r    rune
		want face
		got  face
	}{
		{'国', fang, fang}, {'国', kai, kai}, {'镕', fang, song}, {'喆', fang, song}, {'㎡', fang, song},
		{'8', fang, song}, {'%', kai, song}, {'8', hei, hei}, {'8', songb, songb}, {'“', kai, kai},
		{'☐', fang, noFace}, {'☑', song, noFace}, {'𠮷', hei, noFace}, {'𬭎', fang, song},
	}
	for _, tt := range tests {
		if v := m.of(tt.r, tt.want); v.face != tt.got {
			t.Errorf("%q wanted in face %d comes from %d, want %d", tt.r, tt.want, v.face, tt.got)
		}
	}
}

func TestQuotationMarksAreFullWidth(t *testing.T) {
	m, err := newMetrics()
	if err != nil {
		t.Fatal(err)
	}
	for f := range faces {
		for _, r := range "“”‘’（）《》，。、；：" {
			g := m.glyph(r, f, 10, 0)
			if g.advance != 10 {
				t.Errorf("%s: %q is %v wide in size 10", faceFile[f], r, g.advance)
			}
			if g.give < 3 || g.give > 5 {
				t.Errorf("%s: %q can give up %v", faceFile[f], r, g.give)
			}
		}
	}
}

func TestWritersShareFaces(t *testing.T) {
	var group sync.WaitGroup
	files := make([]bytes.Buffer, 4)
	for i := range files {
		d := sampleDocument(t)
		group.Go(func() {
			if err := Write(&files[i], d); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	for i := range files {
		if !bytes.Equal(files[0].Bytes(), files[i].Bytes()) {
			t.Errorf("file %d differs from the first", i)
		}
	}
}

// TestComposedOutlineBringsItsParts: a glyph made of others is drawn whole.
func TestComposedOutlineBringsItsParts(t *testing.T) {
	found := false
	for f := range faces {
		ft, err := loadFont(f)
		if err != nil {
			t.Fatal(err)
		}
		for g := range ft.subset.GetTTFParser().NumGlyphs() {
			for _, part := range components(ft.outline(g)) {
				found = true
				if !ft.data.read[part] {
					t.Errorf("%s: glyph %d is composed of %d, which was not read", faceFile[f], g, part)
				}
			}
		}
	}
	if !found {
		t.Error("no face has a composed glyph")
	}
}

package pdf

import (
	"testing"

	"juesuan/report/read/raw"
	"juesuan/report/read/rawtest"
)

// pageOf makes a page of any bytes: five are a rule or a character, at the
// places and of the size they say, in the middle of the page, where no page
// numbers stand.
func pageOf(data []byte) *page {
	p := &page{number: 1, width: 300, height: 3000}
	for ; len(data) >= 5; data = data[5:] {
		x, y, w, h := float64(data[1]), float64(data[2])+1000, float64(data[3])/2, float64(data[4])/2
		b := box{x, y, x + w, y + h}
		if data[0] < 128 {
			p.rules = append(p.rules, ruleOf(b))
			continue
		}
		p.chars = append(p.chars, char{r: 0x4E00 + rune(data[0]), box: b, space: data[0]%2 == 0})
	}
	return p
}

// FuzzBlocks tries any rules and characters on a page: every character is read
// once, unless it is drawn twice at one place.
func FuzzBlocks(f *testing.F) {
	f.Add([]byte{0, 10, 10, 200, 1, 0, 10, 50, 200, 1, 0, 10, 10, 1, 80, 0, 60, 10, 1, 80, 0, 110, 10, 1, 80, 129, 20, 20, 20, 20, 130, 70, 20, 20, 20})
	f.Add([]byte{200, 0, 0, 0, 0, 200, 1, 1, 255, 255, 1, 0, 0, 255, 0})
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 2000 {
			return
		}
		p := pageOf(data)
		p.chars = append(p.chars, char{r: '—', box: box{1, 900, 9, 909}})
		file, err := assemble(t.Context(), []*page{p}, raw.DefaultLimits())
		rawtest.Sound(t, file, err)
		if err != nil {
			t.Fatal(err)
		}
		got := len([]rune(rawtest.Squeeze(texts(file))))
		twice := map[rune]bool{}
		for _, c := range p.chars {
			if twice[c.r] {
				return
			}
			twice[c.r] = true
		}
		if got != len(p.chars) && len(p.chars) > 1 {
			t.Errorf("%d characters of %d: %q", got, len(p.chars), texts(file))
		}
	})
}

func texts(f *raw.File) string {
	s := ""
	for _, b := range f.Blocks {
		switch b := b.(type) {
		case *raw.Line:
			s += b.Text
		case *raw.Grid:
			for _, row := range b.Rows {
				for _, c := range row {
					s += c.Text
				}
			}
		}
	}
	return s
}

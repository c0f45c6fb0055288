package pages

import (
	"context"
	"errors"
	"fmt"
	"image"
	"math"
	"slices"
	"strings"
	"sync"
	"testing"

	"juesuan/report"
	"juesuan/report/pdf"
	"juesuan/store"
	"juesuan/store/storetest"
)

// sample is the document of the example department.
var sample = sync.OnceValue(func() *report.Document {
	p, err := report.LoadPack(report.DefaultPack)
	if err != nil {
		panic(err)
	}
	cat, err := store.LoadCatalogue()
	if err != nil {
		panic(err)
	}
	b, err := report.Derive(p, cat, storetest.Sample(), nil, "")
	if err != nil {
		panic(err)
	}
	d, err := report.Compose(p, b, storetest.Sample(), report.Options{})
	if err != nil {
		panic(err)
	}
	return d
})

// made is its PDF file.
var made = sync.OnceValue(func() *pdf.File {
	f, err := pdf.Make(sample())
	if err != nil {
		panic(err)
	}
	return f
})

func opened(t testing.TB) *Document {
	t.Helper()
	d, err := Open(t.Context(), made().Bytes)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(d.Close)
	return d
}

func TestSizes(t *testing.T) {
	d := opened(t)
	if d.Len() != len(made().Pages) {
		t.Fatalf("%d pages, the writer made %d", d.Len(), len(made().Pages))
	}
	for i, p := range made().Pages {
		if s := d.Size(i); math.Abs(s.W-p.W) > 0.01 || math.Abs(s.H-p.H) > 0.01 {
			t.Errorf("page %d is %v, the writer says %v × %v", i, s, p.W, p.H)
		}
	}
}

// TestRenderInBands: a page that is drawn in bands is the page drawn at once.
func TestRenderInBands(t *testing.T) {
	d := opened(t)
	for _, scale := range []float64{0.7771, 1, 1.117, 96.0 / 72, 4} {
		img, err := d.Render(t.Context(), 12, scale)
		if err != nil {
			t.Fatal(err)
		}
		s := d.Size(12)
		if want := image.Pt(pixels(s.W*scale), pixels(s.H*scale)); img.Rect.Size() != want {
			t.Errorf("at %v the picture is %v, want %v", scale, img.Rect.Size(), want)
		}
		whole := image.NewRGBA(img.Rect)
		if err := d.band(12, whole, 0, img.Rect.Dy()); err != nil {
			t.Fatal(err)
		}
		off := 0
		for i := range img.Pix {
			if img.Pix[i] != whole.Pix[i] {
				off++
			}
		}
		if off > len(img.Pix)/1000 {
			t.Errorf("at %v, %d of %d values differ", scale, off, len(img.Pix))
		}
		if !inked(img) {
			t.Errorf("at %v nothing is drawn", scale)
		}
	}
}

// TestSmallPictures: a table's rules do not make them black.
func TestSmallPictures(t *testing.T) {
	d := opened(t)
	page := slices.IndexFunc(made().Pages, func(p pdf.Page) bool { return p.Table == "01" })
	img, err := d.Render(t.Context(), page, 0.15)
	if err != nil {
		t.Fatal(err)
	}
	s := d.Size(page)
	if want := image.Pt(pixels(s.W*0.15), pixels(s.H*0.15)); img.Rect.Size() != want {
		t.Errorf("the picture is %v, want %v", img.Rect.Size(), want)
	}
	sum := 0
	for i := 0; i < len(img.Pix); i += 4 {
		sum += int(img.Pix[i])
	}
	if last := img.Pix[len(img.Pix)-4*img.Rect.Dx()]; last != 255 {
		t.Errorf("the last row is not white but %d", last)
	}
	if mean := sum / (len(img.Pix) / 4); mean < 190 || mean > 250 {
		t.Errorf("the picture is of a grey of %d", mean)
	}
}

// inked reports whether a picture has dark and white pixels and no holes.
func inked(img *image.RGBA) bool {
	dark, white := 0, 0
	for i := 0; i < len(img.Pix); i += 4 {
		switch {
		case img.Pix[i+3] != 255:
			return false
		case img.Pix[i] < 160:
			dark++
		case img.Pix[i] > 250:
			white++
		}
	}
	return dark > 100 && white > dark
}

func TestHugePicturesComeSmaller(t *testing.T) {
	img, err := opened(t).Render(t.Context(), 0, 40)
	if err != nil || img.Rect.Dx()*img.Rect.Dy() > maxPixels*11/10 {
		t.Errorf("%v, %v", img.Rect, err)
	}
}

func TestCancelledAndClosed(t *testing.T) {
	d := opened(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := d.Render(ctx, 0, 1); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	// Whoever waits for a turn can leave.
	<-d.turn
	ctx, cancel = context.WithCancel(t.Context())
	go cancel()
	if _, err := d.Chars(ctx, 0); !errors.Is(err, context.Canceled) {
		t.Errorf("waiting: %v", err)
	}
	d.turn <- struct{}{}
	d.Close()
	d.Close()
	if _, err := d.Render(t.Context(), 0, 1); !errors.Is(err, ErrClosed) {
		t.Errorf("closed: %v", err)
	}
}

func TestNoPDF(t *testing.T) {
	for _, file := range []string{"", "文字", "%PDF-1.7\n"} {
		if d, err := Open(t.Context(), []byte(file)); err == nil || !strings.Contains(err.Error(), "打不开") {
			t.Errorf("%q opens: %v, %v", file, d, err)
		}
	}
}

// found is how often words stand in the example's pages, and where.
func found(words string) (places [][]Box) {
	for _, p := range made().Pages {
		var chars []Char
		for _, c := range p.Chars {
			chars = append(chars, Char{c.R, Box{c.X, c.Y, c.W, c.H}})
		}
		places = append(places, Find(chars, words)...)
	}
	return places
}

func TestFind(t *testing.T) {
	numbers := found("418.81")
	if len(numbers) < 5 {
		t.Errorf("418.81 stands in %d places", len(numbers))
	}
	for _, boxes := range numbers {
		if b := boxes[0]; len(boxes) != 1 || b.W < b.H || b.W > 6*b.H {
			t.Errorf("418.81 stands at %v", boxes)
		}
	}
	words := found("“三公”经费")
	if len(words) == 0 {
		t.Error("“三公”经费 is not found")
	}
	for _, same := range []string{" “三公”  经费", "“三公”\n经费"} {
		if n := len(found(same)); n != len(words) {
			t.Errorf("%q is found %d times, %d times without blanks", same, n, len(words))
		}
	}
	if n := len(found("４１８．８１")); n != len(numbers) {
		t.Errorf("wide digits are found %d times, want %d", n, len(numbers))
	}
	for _, none := range []string{"", " ", "没有这样的话"} {
		if n := len(found(none)); n != 0 {
			t.Errorf("%q is found %d times", none, n)
		}
	}
	// Words that go over a line's end have a box on each line.
	broken := slices.ContainsFunc(found("焦作经济技术产业集聚区管理委员会"), func(boxes []Box) bool { return len(boxes) == 2 })
	if !broken {
		t.Error("no long name goes over a line's end")
	}
}

// TestEnginesCharacters: what the engine reads of a table is what was set.
func TestEnginesCharacters(t *testing.T) {
	d := opened(t)
	page := slices.IndexFunc(made().Pages, func(p pdf.Page) bool { return p.Table == "03" })
	chars, err := d.Chars(t.Context(), page)
	if err != nil {
		t.Fatal(err)
	}
	own := made().Pages[page].Chars
	if len(chars) != len(own) {
		t.Fatalf("%d characters, %d were set", len(chars), len(own))
	}
	for _, c := range chars {
		if !slices.ContainsFunc(own, func(o pdf.Char) bool {
			return o.R == c.R && math.Abs(c.X-o.X) < o.H/4 && math.Abs(c.Y-o.Y) < o.H/2
		}) {
			t.Fatalf("%c at %v was not set there", c.R, c.Box)
		}
	}
}

func BenchmarkRender(b *testing.B) {
	d := opened(b)
	for _, dpi := range []float64{96, 192, 24} {
		b.Run(fmt.Sprintf("%vdpi", dpi), func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				if _, err := d.Render(b.Context(), i%d.Len(), dpi/72); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkChars(b *testing.B) {
	d := opened(b)
	for i := 0; b.Loop(); i++ {
		if _, err := d.Chars(b.Context(), i%d.Len()); err != nil {
			b.Fatal(err)
		}
	}
}

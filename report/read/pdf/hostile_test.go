package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"juesuan/report/read/raw"
	"juesuan/report/read/rawtest"
)

func TestRefused(t *testing.T) {
	good := pages("", text(100, 700, "a text of a page with twenty letters"))
	picture := stream("/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray", "\x80")
	scan := func(content string) []byte {
		return build(catalogue, "<</Type /Pages /Count 1 /Kids [4 0 R]>>", helvetica,
			"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources <</Font <</F 3 0 R>> /XObject <</X 6 0 R>>>> /Contents 5 0 R>>",
			stream("", content), picture)
	}
	bomb := build(catalogue, "<</Type /Pages /Count 1 /Kids [3 0 R]>>",
		"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R>>",
		packed(t, bytes.Repeat([]byte("0 0 m 9 9 l S\n"), 250_000)))
	for name, c := range map[string]struct {
		data []byte
		want raw.Problem
	}{
		"not a PDF inside":    {[]byte("%PDF-1.7\nand then nothing"), raw.Broken},
		"cut off":             {good[:60], raw.Broken},
		"a loop in the tree":  {build(catalogue, "<</Type /Pages /Count 3 /Kids [2 0 R 2 0 R 2 0 R]>>"), raw.Broken},
		"a page that is none": {build(catalogue, "<</Type /Pages /Count 1 /Kids [3 0 R]>>", "<</Type /Page /Parent 2 0 R /MediaBox [0 0 0 0] /Kids [3 0 R]>>"), raw.Broken},
		"no pages":            {build(catalogue, "<</Type /Pages /Count 0 /Kids []>>"), raw.Broken},
		"a scan":              {scan("595 0 0 842 0 0 cm /X Do"), raw.Scan},
		"a scan with a mark":  {scan("q 595 0 0 842 0 0 cm /X Do Q " + text(10, 10, "p. 1")), raw.Scan},
		"nothing":             {pages("", ""), raw.Empty},
		"a last page missing": {bytes.Replace(pages("", make([]string, 14)...), []byte("/Count 14"), []byte("/Count 15"), 1), raw.Broken},
		"rules without end":   {bomb, raw.TooLarge},
	} {
		t.Run(name, func(t *testing.T) {
			f, err := engine.Read(t.Context(), c.data, raw.DefaultLimits())
			rawtest.Refused(t, err, c.want)
			rawtest.Sound(t, f, err)
		})
	}
}

// TestEncrypted is a document that needs a password.
func TestEncrypted(t *testing.T) {
	secret := strings.Repeat("00", 32)
	data := build(catalogue, "<</Type /Pages /Count 1 /Kids [3 0 R]>>", "<</Type /Page /Parent 2 0 R>>",
		"<</Filter /Standard /V 1 /R 2 /O <"+secret+"> /U <"+secret+"> /P -4>>")
	data = bytes.Replace(data, []byte("/Root 1 0 R"), []byte("/Root 1 0 R /Encrypt 4 0 R /ID [<00> <00>]"), 1)
	f, err := engine.Read(t.Context(), data, raw.DefaultLimits())
	rawtest.Refused(t, err, raw.Encrypted)
	rawtest.Sound(t, f, err)
}

// TestMemory is a page that takes more memory than there is.
func TestMemory(t *testing.T) {
	lim := raw.DefaultLimits()
	lim.Memory = 64 << 20
	small := NewEngine(lim)
	defer func() { _ = small.Close() }()
	data := build(catalogue, "<</Type /Pages /Count 1 /Kids [3 0 R]>>",
		"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R>>",
		packed(t, bytes.Repeat([]byte("0 0 m 9 9 l S\n"), 8_000_000)))
	f, err := small.Read(t.Context(), data, lim)
	rawtest.Refused(t, err, raw.TooLarge)
	rawtest.Sound(t, f, err)
}

// TestLyingWidths is a font whose widths are nonsense: the characters are read
// and nothing overflows.
func TestLyingWidths(t *testing.T) {
	for _, w := range []string{"0", "-500", "99999", "1e30"} {
		widths := strings.TrimSpace(strings.Repeat(w+" ", 96))
		font := "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /FirstChar 32 /LastChar 127 /Widths [" + widths + "] /FontDescriptor <</Type /FontDescriptor /FontName /Helvetica /Flags 32 /Ascent 0 /Descent 0 /CapHeight 0 /FontBBox [0 0 0 0] /ItalicAngle 0 /StemV 0>>>>"
		data := bytes.Replace(pages("", text(100, 700, "418.81 sum")), []byte(helvetica), []byte(font), 1)
		f, err := engine.Read(t.Context(), data, raw.DefaultLimits())
		rawtest.Sound(t, f, err)
		if err == nil && !strings.Contains(squeezed(f), "4") {
			t.Errorf("widths of %s: read %q", w, squeezed(f))
		}
	}
}

func squeezed(f *raw.File) string { return rawtest.Squeeze(rawtest.Draw(f)) }

// TestFormsWithinForms is a document of 10^12 forms.
func TestFormsWithinForms(t *testing.T) {
	objects := []string{catalogue, "<</Type /Pages /Count 1 /Kids [4 0 R]>>", helvetica,
		"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources <</XObject <</X 6 0 R>> /Font <</F 3 0 R>>>> /Contents 5 0 R>>",
		stream("", "/X Do "+text(100, 700, "a"))}
	for i := range 12 {
		objects = append(objects, stream(fmt.Sprintf("/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources <</XObject <</X %d 0 R>>>>", 7+i), strings.Repeat("/X Do ", 10)))
	}
	objects = append(objects, stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9]", "0 0 m 9 9 l S"))
	lim := raw.DefaultLimits()
	ctx, cancel := context.WithTimeout(t.Context(), time.Second)
	defer cancel()
	f, err := engine.Read(ctx, build(objects...), lim)
	rawtest.Sound(t, f, err)
	if err == nil {
		t.Error("10^12 forms were read")
	}
}

// TestTimeRunsOut stops a document while the sandbox is at work, and the next
// one is read as ever.
func TestTimeRunsOut(t *testing.T) {
	read(t, pages("", text(100, 700, "warm"))) // the engine is started
	slow := build(catalogue, "<</Type /Pages /Count 1 /Kids [3 0 R]>>",
		"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R>>",
		packed(t, bytes.Repeat([]byte("q Q "), 20_000_000)))
	ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
	defer cancel()
	begin := time.Now()
	_, err := engine.Read(ctx, slow, raw.DefaultLimits())
	rawtest.Refused(t, err, raw.TooSlow)
	if took := time.Since(begin); took > 5*time.Second {
		t.Errorf("it took %v to stop", took)
	}
	if got := rawtest.Draw(read(t, pages("", text(100, 700, "after")))); got != "after\n" {
		t.Errorf("after it: %q", got)
	}
}

func TestLimits(t *testing.T) {
	lim := raw.DefaultLimits()
	lim.Pages, lim.Chars = 2, 30
	for name, c := range map[string][]byte{
		"pages":      pages("", "", "", ""),
		"characters": pages("", text(100, 700, strings.Repeat("x", 31))),
	} {
		_, err := engine.Read(t.Context(), c, lim)
		if e := (*raw.Error)(nil); !errors.As(err, &e) || e.Problem != raw.TooLarge {
			t.Errorf("too many %s: %v", name, err)
		}
	}
}

// FuzzContent tries any drawing on a page.
func FuzzContent(f *testing.F) {
	f.Add("0.5 w 100 700 200 40 re S 200 700 m 200 740 l S\n" + text(110, 715, "income"))
	f.Add("0 1 -1 0 842 0 cm " + text(1e6, -1e6, "a"))
	f.Add("/F 0 Tf BT (ab) Tj 1e9 0 0 1e-9 0 0 cm (c) Tj ET 1 w 0 0 m 1e38 0 l S")
	f.Fuzz(func(t *testing.T, content string) {
		file, err := engine.Read(t.Context(), pages("", content), raw.DefaultLimits())
		rawtest.Sound(t, file, err)
	})
}

// FuzzFile tries any bytes as the file.
func FuzzFile(f *testing.F) {
	f.Add(pages("/Rotate 90", text(100, 700, "a"), text(100, 700, "b")))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := engine.Read(t.Context(), data, raw.DefaultLimits())
		rawtest.Sound(t, file, err)
	})
}

package source

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"juesuan/report/doctest"
	"juesuan/report/export"
	"juesuan/report/read/raw"
	"juesuan/report/read/rawtest"
)

var opener = New(raw.DefaultLimits())

func TestMain(m *testing.M) {
	code := m.Run()
	_ = opener.Close()
	os.Exit(code)
}

func zipped(t testing.TB, names ...string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, n := range names {
		if _, err := z.Create(n); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestFormatsByContent gives every format the name of another.
func TestFormatsByContent(t *testing.T) {
	files, err := export.Render(t.Context(), doctest.Disclosure(), export.Options{})
	if err != nil {
		t.Fatal(err)
	}
	old, err := os.ReadFile("../xls/testdata/kinds.xls")
	if err != nil {
		t.Fatal(err)
	}
	contents := map[string][]byte{"xls": old, "txt": []byte("第一部分\n收入 418.81\n")}
	for _, f := range files {
		contents[strings.TrimPrefix(filepath.Ext(f.Name), ".")] = f.Content
	}
	for format, content := range contents {
		t.Run(format, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "决算.dat")
			if err := os.WriteFile(path, content, 0o600); err != nil {
				t.Fatal(err)
			}
			f, err := opener.Open(t.Context(), path)
			if err != nil {
				t.Fatal(err)
			}
			if err := rawtest.Valid(f); err != nil {
				t.Error(err)
			}
			if f.Format != format {
				t.Errorf("format %s, want %s", f.Format, format)
			}
		})
	}
	if len(contents) != 6 {
		t.Errorf("%d formats, want 6", len(contents))
	}
}

func TestRefused(t *testing.T) {
	for name, c := range map[string]struct {
		data string
		want raw.Problem
		say  string
	}{
		"nothing":            {" \n", raw.Empty, "空"},
		"a picture":          {"\x89PNG\r\n\x1a\n", raw.Scan, "图片"},
		"an archive":         {zipped(t, "决算.pdf"), raw.Unknown, "解压"},
		"another archive":    {"Rar!\x1a\x07", raw.Unknown, "解压"},
		"OFD":                {zipped(t, "OFD.xml", "Doc_0/Document.xml"), raw.Unknown, "OFD"},
		"XLSB":               {zipped(t, "xl/workbook.bin"), raw.Unknown, "XLSB"},
		"ODS":                {zipped(t, "mimetype", "content.xml"), raw.Unknown, "OpenDocument"},
		"a broken package":   {"PK\x03\x04", raw.Broken, "损坏"},
		"a broken workbook":  {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", raw.Broken, "损坏"},
		"RTF":                {`{\rtf1 a}`, raw.Unknown, "RTF"},
		"a ledger":           {"SQLite format 3\x00", raw.Unknown, "账本"},
		"bytes of no format": {"\x00\x01\x02\x03\x04", raw.Unknown, "文本"},
	} {
		t.Run(name, func(t *testing.T) {
			f, err := opener.Read(t.Context(), []byte(c.data))
			rawtest.Refused(t, err, c.want)
			rawtest.Sound(t, f, err)
			if !strings.Contains(err.Error(), c.say) {
				t.Errorf("the sentence does not speak of %s: %v", c.say, err)
			}
		})
	}
}

func TestUnreadable(t *testing.T) {
	dir := t.TempDir()
	big := filepath.Join(dir, "big.txt")
	if err := os.WriteFile(big, []byte("0123456789"), 0o600); err != nil {
		t.Fatal(err)
	}
	lim := raw.DefaultLimits()
	lim.File = 9
	for name, c := range map[string]struct {
		path string
		want raw.Problem
	}{
		"not there": {filepath.Join(dir, "none.pdf"), raw.Unreadable},
		"a folder":  {dir, raw.Unreadable},
		"a device":  {os.DevNull, raw.Unreadable},
		"too large": {big, raw.TooLarge},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Open(c.path, lim)
			rawtest.Refused(t, err, c.want)
			if !strings.Contains(err.Error(), c.path) || strings.Count(err.Error(), c.path) > 1 {
				t.Errorf("the file is not named once: %v", err)
			}
		})
	}
}

func TestTimeAndCancelling(t *testing.T) {
	page := []byte("<table>" + strings.Repeat("<tr><td>a<td>b", 100_000) + "</table>")
	lim := raw.DefaultLimits()
	lim.Time = time.Millisecond
	_, err := New(lim).Read(t.Context(), page)
	rawtest.Refused(t, err, raw.TooSlow)

	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := opener.Read(ctx, page); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

// FuzzRead tries any bytes in whatever format they look like. PDF, which is
// slow, has targets of its own.
func FuzzRead(f *testing.F) {
	f.Add([]byte("PK\x05\x06"))
	f.Add([]byte("<html><p>a"))
	f.Add([]byte("第一部分\n"))
	f.Add([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if bytes.Contains(data, []byte("%PDF-")) {
			return
		}
		file, err := opener.Read(t.Context(), data)
		rawtest.Sound(t, file, err)
	})
}

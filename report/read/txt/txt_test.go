package txt

import (
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"juesuan/report/read/raw"
	"juesuan/report/read/rawtest"
)

func TestEncodings(t *testing.T) {
	const text = "第一部分\r\n\r\n 收入 418.81\n"
	gb, err := simplifiedchinese.GB18030.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	wide, err := unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string]string{"UTF-8": text, "UTF-8 with mark": "\ufeff" + text, "GB18030": gb, "UTF-16": wide} {
		t.Run(name, func(t *testing.T) {
			f, err := Read(t.Context(), []byte(data), raw.DefaultLimits())
			if err != nil {
				t.Fatal(err)
			}
			if got := rawtest.Draw(f); got != "第一部分\n收入 418.81\n" || !f.GridsLost {
				t.Errorf("got %q, grids lost %v", got, f.GridsLost)
			}
		})
	}
}

func TestFormFeedsPartPages(t *testing.T) {
	f, err := Read(t.Context(), []byte("甲\n\f乙\n"), raw.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	for i, b := range f.Blocks {
		if l := b.(*raw.Line); l.Spot.Page != i+1 {
			t.Errorf("%s on page %d, want %d", l.Text, l.Spot.Page, i+1)
		}
	}
}

// TestBars: what a program prints between cells is no part of them.
func TestBars(t *testing.T) {
	f, err := Read(t.Context(), []byte("项目 | 决算数 |\n|---|---|\n合计 |\n12.30 |\n|\n"), raw.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	if got := rawtest.Draw(f); got != "项目    决算数\n合计\n12.30\n" {
		t.Errorf("got %q", got)
	}
}

// TestTitleOfContents: two characters set apart come out of a page as two lines.
func TestTitleOfContents(t *testing.T) {
	f, err := Read(t.Context(), []byte("某局部门决算\n目\n\n录\n第一部分 概况…………1\n项\n目\n"), raw.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	if got := rawtest.Draw(f); got != "某局部门决算\n目 录\n第一部分 概况…………1\n项\n目\n" {
		t.Errorf("got %q", got)
	}
}

func TestRefused(t *testing.T) {
	for name, c := range map[string]struct {
		data string
		want raw.Problem
	}{
		"nothing":   {" \n\t\n", raw.Empty},
		"a picture": {"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00", raw.Unknown},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Read(t.Context(), []byte(c.data), raw.DefaultLimits())
			rawtest.Refused(t, err, c.want)
		})
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("第一部分\r\n 收入\t418.81\f\n"))
	f.Add([]byte("\xfe\xff\x7b\x2c"))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := Read(t.Context(), data, raw.DefaultLimits())
		rawtest.Sound(t, file, err)
	})
}

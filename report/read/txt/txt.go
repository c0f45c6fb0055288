// Package txt reads plain text: UTF-8, UTF-16 with its mark, or GB18030. Form
// feeds part pages. A text keeps no cells, so blank ones are lost: bars between
// them are taken as space.
package txt

import (
	"bytes"
	"context"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
	uni "golang.org/x/text/encoding/unicode"

	"juesuan/report/read/raw"
)

// Read returns the lines that are not blank. An error is a *raw.Error: bytes
// that are no text (Unknown), or no line at all (Empty).
func Read(ctx context.Context, data []byte, _ raw.Limits) (*raw.File, error) {
	text, ok := decode(data)
	if !ok {
		return nil, raw.Refuse(raw.Unknown, "不是文本文件，也不是认得的其他格式。可以读 PDF、DOCX、XLSX、XLS、HTML 和 TXT")
	}
	f := &raw.File{Format: "txt", GridsLost: true}
	for i, page := range strings.Split(text, "\f") {
		for line := range strings.Lines(page) {
			if err := raw.Late(ctx); err != nil {
				return nil, err
			}
			if line = raw.Clean(unbarred(line)); line != "" && !endsContents(f.Blocks, line) {
				f.Blocks = append(f.Blocks, &raw.Line{Text: line, Spot: raw.Spot{Page: i + 1}})
			}
		}
	}
	if len(f.Blocks) == 0 {
		return nil, raw.Refuse(raw.Empty, "文件里没有文字。请检查选的是不是这份文件")
	}
	if !strings.Contains(text, "\f") {
		for _, b := range f.Blocks {
			b.(*raw.Line).Spot.Page = 0
		}
	}
	return f, nil
}

// endsContents gives the first half of 目录, which a page sets far apart, its
// other half. It reports whether a line was that.
func endsContents(list []raw.Block, line string) bool {
	if line != "录" || len(list) == 0 {
		return false
	}
	last := list[len(list)-1].(*raw.Line)
	if last.Text != "目" {
		return false
	}
	last.Text = "目 录"
	return true
}

// unbarred is a line without the bars that programs put between the cells of a
// table, and nothing where it only rules it off.
func unbarred(line string) string {
	if !strings.Contains(line, "|") {
		return line
	}
	if strings.Trim(line, "|-:= \t\r\n") == "" {
		return ""
	}
	return strings.ReplaceAll(line, "|", "  ")
}

// decode turns bytes into text; ok is false for what is no text in Chinese or
// ASCII.
func decode(data []byte) (text string, ok bool) {
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		data, _ = uni.UTF16(uni.LittleEndian, uni.UseBOM).NewDecoder().Bytes(data)
	case !utf8.Valid(data):
		data, _ = simplifiedchinese.GB18030.NewDecoder().Bytes(data)
	}
	text = strings.TrimPrefix(string(data), "\ufeff")
	return text, plausible(text)
}

// plausible tells text from the bytes of something else: hardly any character
// is a control or what stands for one that could not be decoded.
func plausible(text string) bool {
	odd, all := 0, 0
	for _, r := range text {
		all++
		if r == utf8.RuneError || unicode.IsControl(r) && !strings.ContainsRune("\t\n\r\f", r) {
			odd++
		}
	}
	return odd*100 <= all
}

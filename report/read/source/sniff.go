package source

import (
	"bytes"
	"context"
	"regexp"

	"juesuan/report/read/cfb"
	"juesuan/report/read/ooxml"
	"juesuan/report/read/raw"
)

// kind is a format that is read.
type kind int

const (
	isTXT kind = iota
	isPDF
	isDOCX
	isXLSX
	isXLS
	isHTML
)

// sniff tells the format by its content. An error is a *raw.Error: Empty, and
// Unknown or Encrypted or Scan for what is recognised and not read.
func sniff(ctx context.Context, data []byte, lim raw.Limits) (kind, error) {
	head := data[:min(len(data), 4096)]
	switch {
	case len(bytes.TrimSpace(head)) == 0 && len(data) == len(head):
		return 0, raw.Refuse(raw.Empty, "文件是空的。请重新下载")
	case bytes.Contains(head[:min(len(head), 1024)], []byte("%PDF-")):
		return isPDF, nil
	case bytes.HasPrefix(head, []byte("PK\x03\x04")), bytes.HasPrefix(head, []byte("PK\x05\x06")):
		return sniffPackage(ctx, data, lim)
	case bytes.HasPrefix(head, []byte(cfb.Signature)):
		return sniffCompound(data)
	case isPage(head):
		return isHTML, nil
	}
	for _, o := range others {
		if bytes.HasPrefix(head, []byte(o.begins)) {
			return 0, raw.Refuse(o.problem, "%s", o.sentence)
		}
	}
	return isTXT, nil
}

// others are formats that people hand in and that are not read.
var others = []struct {
	begins   string
	problem  raw.Problem
	sentence string
}{
	{"\x89PNG", raw.Scan, onlyPicture}, {"\xff\xd8\xff", raw.Scan, onlyPicture}, {"GIF8", raw.Scan, onlyPicture},
	{"BM", raw.Scan, onlyPicture}, {"II*\x00", raw.Scan, onlyPicture}, {"MM\x00*", raw.Scan, onlyPicture},
	{"Rar!", raw.Unknown, packed}, {"7z\xbc\xaf", raw.Unknown, packed}, {"\x1f\x8b", raw.Unknown, packed},
	{`{\rtf`, raw.Unknown, "这是 RTF 文件，读不了。请用 Word 或 WPS 打开，另存为 DOCX 后再试"},
	{"MIME-Version:", raw.Unknown, "这是单个文件的网页（MHT），读不了。请用浏览器打开，另存为 PDF 后再试"},
	{"SQLite format 3\x00", raw.Unknown, "这是账本或数据库，不是公开文件。请选择 PDF、DOCX、XLSX、XLS、HTML 或 TXT 文件"},
}

const (
	onlyPicture = "这是图片，没有文字，不能核对。请用带文字的原文件，或先做文字识别"
	packed      = "这是压缩包，没有读。请先解压，再选择里面的 PDF、DOCX、XLSX、XLS、HTML 或 TXT 文件"
)

// sniffPackage tells what a zip is.
func sniffPackage(ctx context.Context, data []byte, lim raw.Limits) (kind, error) {
	p, err := ooxml.Open(ctx, data, lim)
	if err != nil {
		return 0, err
	}
	switch {
	case p.HasFolder("word"):
		return isDOCX, nil
	case p.Has("xl/workbook.bin"):
		return 0, raw.Refuse(raw.Unknown, "这是二进制的 Excel 工作簿（XLSB），读不了。请用 Excel 或 WPS 打开，另存为 XLSX 后再试")
	case p.HasFolder("xl"):
		return isXLSX, nil
	case p.Has("OFD.xml"):
		return 0, raw.Refuse(raw.Unknown, "这是版式文件（OFD），读不了。请用 OFD 阅读器打开，另存为 PDF 后再试")
	case p.Has("content.xml"):
		return 0, raw.Refuse(raw.Unknown, "这是 OpenDocument 文件，读不了。请打开后另存为 DOCX 或 XLSX 再试")
	}
	return 0, raw.Refuse(raw.Unknown, "%s", packed)
}

// sniffCompound tells what a compound file of old Office is.
func sniffCompound(data []byte) (kind, error) {
	c, err := cfb.Open(data)
	if err != nil {
		return 0, err
	}
	switch {
	case c.Has("EncryptedPackage"):
		return 0, raw.Refuse(raw.Encrypted, "文件加了密码，打不开。请先用 Office 或 WPS 输入密码，另存为没有密码的文件")
	case c.Has("Workbook"), c.Has("Book"):
		return isXLS, nil
	case c.Has("WordDocument"):
		return 0, raw.Refuse(raw.Unknown, "这是旧版 Word 文件（DOC），读不了。请用 Word 或 WPS 打开，另存为 DOCX 后再试")
	}
	return 0, raw.Refuse(raw.Unknown, "这是旧版 Office 文件，但不是 Excel 工作簿，读不了。请打开后另存为 DOCX、XLSX 或 PDF 再试")
}

var pageTag = regexp.MustCompile(`(?i)<(!doctype html|html|head|body|meta|table|div|p|h[1-6]|title|script|style)[\s>]`)

// isPage tells a web page: a tag of HTML stands near its beginning, which
// begins with a tag.
func isPage(head []byte) bool {
	for _, mark := range []string{"\xef\xbb\xbf", "\xff\xfe", "\xfe\xff"} {
		head = bytes.TrimPrefix(head, []byte(mark))
	}
	head = bytes.TrimSpace(bytes.ReplaceAll(head, []byte{0}, nil)) // UTF-16
	return bytes.HasPrefix(head, []byte("<")) && pageTag.Match(head)
}

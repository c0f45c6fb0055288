//go:build libreoffice

package audit

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"juesuan/report"
	"juesuan/report/check"
	docxwriter "juesuan/report/docx"
	"juesuan/report/read/raw"
	"juesuan/report/read/rawtest"
	xlsxwriter "juesuan/report/xlsx"
)

// Offices print the files of the program to PDF with LibreOffice. Its pages
// repeat of a table what the file marks as repeated; no amount may be lost.
func TestPrintedByLibreOffice(t *testing.T) {
	rules, err := check.Load()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	documents := rawtest.Documents(t)
	var files []string
	for name, d := range documents {
		for format, write := range map[string]func(*bytes.Buffer, *report.Document) error{
			"docx": func(b *bytes.Buffer, d *report.Document) error {
				return docxwriter.Write(b, d, docxwriter.Options{})
			},
			"xlsx": func(b *bytes.Buffer, d *report.Document) error {
				return xlsxwriter.Write(b, d, xlsxwriter.Options{})
			},
		} {
			var b bytes.Buffer
			if err := write(&b, d); err != nil {
				t.Fatal(err)
			}
			path := filepath.Join(dir, name+" "+format+"."+format)
			if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
			files = append(files, path)
		}
	}
	args := append([]string{"-env:UserInstallation=file://" + filepath.Join(dir, "profile"), "--headless", "--convert-to", "pdf", "--outdir", dir}, files...)
	cmd := exec.Command("soffice", args...)
	cmd.Env = append(os.Environ(), "XDG_DATA_HOME="+withFonts(t))
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("soffice (packages libreoffice-writer-nogui, libreoffice-calc-nogui) is needed: %v\n%s", err, out)
	}
	for _, path := range files {
		path = strings.TrimSuffix(path, filepath.Ext(path)) + ".pdf"
		name := strings.TrimSuffix(filepath.Base(path), ".pdf")
		t.Run(name, func(t *testing.T) {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			f, err := engine().Read(context.Background(), data, raw.DefaultLimits())
			if err != nil {
				t.Fatal(err)
			}
			r, err := Of(f, rules)
			if err != nil {
				t.Fatal(err)
			}
			for _, x := range r.Result.Of(check.Error) {
				if x.Rule != "D14" { // places that the office left open
					t.Errorf("%s %s", x.Rule, x.Message)
				}
			}
			amounts(t, documents[name[:strings.LastIndex(name, " ")]], r)
		})
	}
}

// withFonts is a folder of user data with the program's faces: without Chinese
// ones on the machine every character would be the same square.
func withFonts(t *testing.T) string {
	t.Helper()
	fonts, err := filepath.Abs("../../assets/fonts")
	if err != nil {
		t.Fatal(err)
	}
	data := t.TempDir()
	if err := os.Symlink(fonts, filepath.Join(data, "fonts")); err != nil {
		t.Fatal(err)
	}
	return data
}

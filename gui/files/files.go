// Package files asks for a file or a folder. The toolkit's own dialogue speaks
// English in places and cannot be given a path; here a path may be typed or
// pasted, and everything works by keyboard.
package files

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
)

// Want says what is asked for.
type Want struct {
	Title  string
	Yes    string   // the main button
	Folder string   // where to begin; empty: where the last choice was made
	Ext    string   // only such files are listed, and a new one gets it: .juesuan
	Exts   []string // in place of Ext, where files of several kinds are read
	New    bool     // a name for a file that is to be written
	Name   string   // its proposed name
	Dir    bool     // a folder, no file
}

// remembered is where the last choice was made, for the next one.
const remembered = "文件夹"

// Ask shows the dialogue and hands on the path that was chosen. Nothing is
// checked but that a file to be opened is there and that a folder is one.
func Ask(w fyne.Window, want Want, chosen func(path string)) {
	b := newBrowser(w, want)
	b.chosen = func(path string) {
		folder := path
		if !want.Dir {
			folder = filepath.Dir(path)
		}
		fyne.CurrentApp().Preferences().SetString(remembered, folder)
		chosen(path)
	}
	b.show()
}

// start is the folder to begin with: the first of the candidates that is one.
func (want Want) start() string {
	home, _ := os.UserHomeDir() // without one the working folder does
	for _, dir := range []string{want.Folder, fyne.CurrentApp().Preferences().String(remembered), documents(home), home} {
		if dir != "" && isDir(dir) {
			return dir
		}
	}
	wd, err := os.Getwd()
	if err != nil {
		return string(filepath.Separator)
	}
	return wd
}

// lists reports whether a file is listed.
func (want Want) lists(path string) bool {
	ext := filepath.Ext(path)
	if len(want.Exts) > 0 {
		return slices.ContainsFunc(want.Exts, func(e string) bool { return strings.EqualFold(ext, e) })
	}
	return want.Ext == "" || strings.EqualFold(ext, want.Ext)
}

// withExt gives a name the extension that is wanted.
func (want Want) withExt(name string) string {
	if want.Ext == "" || strings.EqualFold(filepath.Ext(name), want.Ext) {
		return name
	}
	return name + want.Ext
}

// place is a folder that people keep things in.
type place struct{ name, dir string }

// places lists those that are there, and the roots.
func places() []place {
	home, err := os.UserHomeDir()
	if err != nil {
		return roots()
	}
	out := []place{{"主目录", home}}
	for _, p := range []place{
		{"桌面", firstDir(home, "桌面", "Desktop")},
		{"文档", documents(home)},
		{"下载", firstDir(home, "下载", "Downloads")},
	} {
		if p.dir != "" {
			out = append(out, p)
		}
	}
	return append(out, roots()...)
}

func documents(home string) string { return firstDir(home, "文档", "Documents") }

func firstDir(home string, names ...string) string {
	for _, n := range names {
		if dir := filepath.Join(home, n); isDir(dir) {
			return dir
		}
	}
	return ""
}

// roots are the drives on Windows, and / elsewhere.
func roots() []place {
	if filepath.Separator == '/' {
		return []place{{"计算机", "/"}}
	}
	var out []place
	for c := 'C'; c <= 'Z'; c++ {
		if dir := string(c) + `:\`; isDir(dir) {
			out = append(out, place{dir[:2], dir})
		}
	}
	return out
}

func isDir(path string) bool {
	st, err := os.Stat(path)
	return err == nil && st.IsDir()
}

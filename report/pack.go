package report

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/BurntSushi/toml"

	"juesuan/assets"
)

// DefaultPack is the pack used where none is named.
const DefaultPack = "henan-2022"

// Pack is how one place and year wants its document: parts and their order,
// tables, sentences, number style. It is data only; a new place is a new
// folder of the same shape.
type Pack struct {
	Name       string            `toml:"-"`
	Title      string            `toml:"title"`    // document property, a template
	Cover      []string          `toml:"cover"`    // lines of the cover, templates
	Contents   string            `toml:"contents"` // title of the contents
	Unit       Unit              `toml:"unit"`
	Numbers    NumberStyle       `toml:"numbers"`
	Parts      []partDef         `toml:"part"`
	Prior      map[string]string `toml:"prior"`       // 上年数's fields → the cell each stands for
	UnitLine   string            `toml:"unit_line"`   // 金额单位：{单位}
	YearLine   string            `toml:"year_line"`   // {年度}年度
	EmptyNotes map[string]string `toml:"empty_notes"` // table ID → note of a table without data, a template

	tables     []*tableDef
	assessment assessmentDef
	texts      map[string]*section // by ID (一, 名词)
	lines      sync.Map            // one-line templates as they were parsed, by place and text
	files      packFiles
}

// balanced reports whether the shares of a whole are made to sum to 100.
func (p *Pack) balanced() bool { return p.Numbers.Shares == "balanced" }

// partDef is one part of the document (第一部分 …).
type partDef struct {
	Title    string   `toml:"title"`    // a template
	Sections []string `toml:"sections"` // text/<id>.tmpl
	Tables   []string `toml:"tables"`   // table IDs; 项目自评 stands for all project tables

	Explanation bool `toml:"explanation"` // the part that explains the figures (情况说明)
}

// LoadPack reads the pack with the name from the folders, the first that has a
// file wins, and at last from the packs the program carries. Each folder holds
// packs as subfolders.
//
// Every error is a Chinese sentence with file, line and what is wrong.
func LoadPack(name string, folders ...string) (*Pack, error) {
	if name == "" {
		name = DefaultPack
	}
	files, err := openPack(name, folders)
	if err != nil {
		return nil, err
	}
	defer files.close()
	p := &Pack{Name: name, texts: map[string]*section{}, files: files}
	src, err := files.decode("pack.toml", p)
	if err != nil {
		return nil, err
	}
	for _, load := range []func() error{p.loadTables, p.loadAssessment, p.loadTexts, func() error { return p.check(src) }} {
		if err := load(); err != nil {
			return nil, err
		}
	}
	return p, nil
}

// PackNames lists the packs in the folders and those the program carries.
func PackNames(folders ...string) []string {
	var names []string
	add := func(list []fs.DirEntry, _ error) {
		for _, e := range list {
			if e.IsDir() && !strings.HasPrefix(e.Name(), ".") && !slices.Contains(names, e.Name()) {
				names = append(names, e.Name())
			}
		}
	}
	add(assets.FS.ReadDir("packs"))
	for _, f := range folders {
		add(os.ReadDir(f))
	}
	slices.Sort(names)
	return names
}

// packFiles are the places a pack's files are looked up, the first wins. Users'
// folders are roots: nothing in a pack can name a file outside of them.
type packFiles struct {
	name  string
	roots []*os.Root
	show  []string // the roots' paths, for messages
}

func openPack(name string, folders []string) (packFiles, error) {
	all := PackNames(folders...)
	if name != path.Base(name) || !slices.Contains(all, name) {
		return packFiles{}, fmt.Errorf("没有名为“%s”的模板包%s可用的有：%s", name, orFullStop(meant(name, all)), strings.Join(all, "、"))
	}
	pf := packFiles{name: name}
	for _, f := range folders {
		dir := filepath.Join(f, name)
		root, err := os.OpenRoot(dir)
		if err != nil {
			continue // this folder does not override the pack
		}
		pf.roots = append(pf.roots, root)
		pf.show = append(pf.show, dir)
	}
	return pf, nil
}

func (pf *packFiles) close() {
	for _, r := range pf.roots {
		_ = r.Close() // opened for reading only
	}
	pf.roots = nil
}

const maxPackFile = 4 << 20 // bytes; a larger file is not a template

// read returns a file's text and the name messages call it by.
func (pf *packFiles) read(name string) (text, shown string, err error) {
	if !fs.ValidPath(name) || name == "." {
		return "", name, fmt.Errorf("模板包“%s”里的文件名“%s”不对：只能是包里的文件，不能有“..”，也不能以“/”开头", pf.name, name)
	}
	b, shown, err := pf.bytes(name)
	if err != nil {
		return "", shown, err
	}
	if !utf8.Valid(b) {
		return "", shown, fmt.Errorf("%s：不是 UTF-8 编码的文字，请用记事本打开，另存为 UTF-8", shown)
	}
	return strings.ReplaceAll(strings.TrimPrefix(string(b), "\ufeff"), "\r\n", "\n"), shown, nil
}

// bytes reads a file from the first place that has it.
func (pf *packFiles) bytes(name string) (b []byte, shown string, err error) {
	for i, r := range pf.roots {
		shown = filepath.Join(pf.show[i], name)
		st, err := r.Stat(name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil { // a link that leads out of the folder, above all
			return nil, shown, fmt.Errorf("%s：读不出来，请检查文件权限；不能是指到模板包外面的链接", shown)
		}
		if st.Size() > maxPackFile || !st.Mode().IsRegular() {
			return nil, shown, fmt.Errorf("%s：不是模板文件（或大于 4 MB），请检查", shown)
		}
		if b, err = r.ReadFile(name); err != nil {
			return nil, shown, fmt.Errorf("%s：读不出来，请检查文件权限", shown)
		}
		return b, shown, nil
	}
	shown = path.Join(pf.name, name)
	if b, err = assets.FS.ReadFile(path.Join("packs", pf.name, name)); err != nil {
		return nil, shown, fmt.Errorf("模板包“%s”里缺少文件 %s，请补上或从自带的模板包复制", pf.name, name)
	}
	return b, shown, nil
}

// source is a TOML file as read: messages quote its lines.
type source struct{ text, shown string }

// at is the place of a line for messages.
func (s source) at(line int) string { return fmt.Sprintf("%s 第 %d 行", s.shown, line) }

// decode reads a TOML file strictly: unknown keys are refused.
func (pf *packFiles) decode(name string, into any) (source, error) {
	text, shown, err := pf.read(name)
	if err != nil {
		return source{}, err
	}
	src := source{text, shown}
	meta, err := toml.Decode(text, into)
	if err != nil {
		return src, tomlError(shown, text, err)
	}
	if un := meta.Undecoded(); len(un) > 0 {
		return src, fmt.Errorf("%s：不认识的项“%s”，请检查拼写", src.at(lineOf(text, un[0])), bareKey(un[0].String()))
	}
	return src, nil
}

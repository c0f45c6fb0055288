package files

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"juesuan/gui/guitest"
	"juesuan/gui/part"
)

func TestMain(m *testing.M) { guitest.Main(m) }

// folder has two ledgers, another file, a hidden one and a folder.
func folder(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range []string{"乙.juesuan", "甲.JUESUAN", "别的.txt", ".藏.juesuan"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, "里面"), 0o700); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestList(t *testing.T) {
	dir := folder(t)
	for _, c := range []struct {
		want  Want
		names string
	}{
		{Want{Ext: ".juesuan"}, "上一级 里面 乙.juesuan 甲.JUESUAN"},
		{Want{Exts: []string{".pdf", ".juesuan"}}, "上一级 里面 乙.juesuan 甲.JUESUAN"},
		{Want{}, "上一级 里面 乙.juesuan 别的.txt 甲.JUESUAN"},
		{Want{Dir: true}, "上一级 里面"},
	} {
		items, err := list(dir, c.want)
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, i := range items {
			names = append(names, i.name)
		}
		if got := strings.Join(names, " "); got != c.names {
			t.Errorf("%+v lists %s, want %s", c.want, got, c.names)
		}
	}
	if _, err := list(filepath.Join(dir, "没有"), Want{}); err == nil || !strings.Contains(err.Error(), "没有") {
		t.Errorf("a folder that is not there: %v", err)
	}
}

func TestChoosing(t *testing.T) {
	for _, c := range []struct {
		name   string
		want   Want
		script string
		chosen string // below the folder
		says   string // what is wrong instead
	}{
		{"a path is typed", Want{Ext: ".juesuan"}, "Ctrl+A 「乙.juesuan」 Return", "乙.juesuan", ""},
		{"no such file", Want{Ext: ".juesuan"}, "Ctrl+A 「丙.juesuan」 Return", "", "没有文件"},
		{"Return goes into a folder", Want{Ext: ".juesuan"}, "Ctrl+A 「里面」 Return", "", ""},
		{"a new file gets the extension", Want{New: true, Ext: ".juesuan", Name: "新"}, "Return", "新.juesuan", ""},
		{"a new file needs a name", Want{New: true, Ext: ".juesuan"}, "Return", "", "文件名"},
		{"a folder", Want{Dir: true}, "Return", ".", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := folder(t)
			w := guitest.Window(t, container.NewStack(), fyne.NewSize(900, 600))
			c.want.Folder, c.want.Title, c.want.Yes = dir, "试", "好"
			got := ""
			b := newBrowser(w, c.want)
			b.chosen = func(path string) { got = path }
			b.show()
			guitest.Press(t, w, c.script)
			want := ""
			if c.chosen != "" {
				want = filepath.Join(dir, c.chosen)
			}
			if got != want {
				t.Errorf("chosen %q, want %q", got, want)
			}
			if !strings.Contains(b.wrong.Text, c.says) || c.says == "" && b.wrong.Visible() {
				t.Errorf("says %q, want %q", b.wrong.Text, c.says)
			}
			if d := part.Top(w); d != nil {
				if got != "" {
					t.Error("the dialogue is still open")
				}
				d.Hide()
			}
		})
	}
}

func TestAClickOnALine(t *testing.T) {
	dir := folder(t)
	w := guitest.Window(t, container.NewStack(), fyne.NewSize(900, 600))
	b := newBrowser(w, Want{Folder: dir, Ext: ".juesuan", Title: "试", Yes: "好"})
	b.show()
	defer b.dialogue.Hide()
	b.list.Select(2)
	if b.path.Text != filepath.Join(dir, "乙.juesuan") {
		t.Errorf("the path is %s", b.path.Text)
	}
	b.list.Select(1)
	if b.dir != filepath.Join(dir, "里面") {
		t.Errorf("the folder is %s", b.dir)
	}
	b.list.Select(0)
	if b.dir != dir {
		t.Errorf("the way up leads to %s", b.dir)
	}
}

func TestALongNameLeavesRoomForItsNote(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, strings.Repeat("很长的名称", 12)+".juesuan"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	w := guitest.Window(t, container.NewStack(), fyne.NewSize(620, 380))
	b := newBrowser(w, Want{Title: "打开", Yes: "打开", Ext: ".juesuan", Folder: dir})
	b.show()
	defer b.dialogue.Hide()
	line := b.list.CreateItem().(*fyne.Container)
	b.list.UpdateItem(1, line)
	line.Resize(fyne.NewSize(480, 32))
	name, note := line.Objects[0], line.Objects[2]
	if end := name.Position().X + name.MinSize().Width; end > note.Position().X || note.MinSize().Width < 50 {
		t.Errorf("the name needs room up to %v, the note begins at %v", end, note.Position().X)
	}
}

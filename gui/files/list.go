package files

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// item is a line of the list.
type item struct {
	name string
	path string
	dir  bool
	at   time.Time
	size int64
}

// list reads a folder: its parent, its folders, then the files that are
// wanted, each by name. Hidden ones are left out.
func list(dir string, want Want) ([]item, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, fmt.Errorf("打不开文件夹“%s”，请检查路径和权限，或换一个文件夹。", dir)
	}
	var dirs, files []item
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".") {
			continue
		}
		path := filepath.Join(dir, e.Name())
		st, err := os.Stat(path) // follows links
		switch {
		case err != nil: // gone, or a link to nowhere
		case st.IsDir():
			dirs = append(dirs, item{name: e.Name(), path: path, dir: true})
		case !want.Dir && want.lists(path):
			files = append(files, item{name: e.Name(), path: path, at: st.ModTime(), size: st.Size()})
		}
	}
	byName := func(a, b item) int { return strings.Compare(a.name, b.name) }
	slices.SortFunc(dirs, byName)
	slices.SortFunc(files, byName)
	var out []item
	if parent := filepath.Dir(dir); parent != dir {
		out = append(out, item{name: "上一级", path: parent, dir: true})
	}
	return append(append(out, dirs...), files...), nil
}

// note is what stands quietly behind a file's name.
func (i item) note() string {
	if i.dir {
		return ""
	}
	return fmt.Sprintf("%s　%d KB", i.at.Format("2006-01-02 15:04"), (i.size+1023)/1024)
}

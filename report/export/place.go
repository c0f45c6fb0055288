package export

import (
	"fmt"
	"path/filepath"

	"juesuan/store"
)

// Place puts files into dir, which is made if it is missing: all of them or
// none, as [Stage] and [Staged.Place] do. It returns their paths.
//
// The error is a Chinese sentence as that of [Write].
func Place(dir string, files []File) ([]string, error) {
	s, err := Stage(dir, files)
	if err != nil {
		return nil, err
	}
	return s.Place()
}

// plainNames refuses names that stand for anything but a document of the folder
// itself.
func plainNames(files []File) error {
	for _, f := range files {
		if why := store.BadFileName(f.Name); why != "" || !filepath.IsLocal(f.Name) {
			return fmt.Errorf("“%s”%s，不能用作文件名，没有写出任何文件", shown(f.Name), why)
		}
	}
	return nil
}

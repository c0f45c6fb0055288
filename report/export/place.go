package export

import (
	"bytes"
	"fmt"
	"os"
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

// PlaceNew is [Place] for files that are to replace nothing: where one with
// other content has the name, none is written.
func PlaceNew(dir string, files []File) ([]string, error) {
	if err := plainNames(files); err != nil {
		return nil, err
	}
	for _, f := range files {
		there, err := os.ReadFile(filepath.Join(dir, f.Name))
		if err == nil && !bytes.Equal(there, f.Content) {
			return nil, fmt.Errorf("文件夹“%s”里已有内容不同的“%s”，没有写出任何文件；请换一个文件夹，或先把那个文件移走", dir, f.Name)
		}
	}
	return Place(dir, files)
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

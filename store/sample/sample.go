// Package sample is the example department's ledger, which shows what the
// program does. Everything made from it is marked 示例.
package sample

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"

	"juesuan/assets"
	"juesuan/store"
)

// FileName is the name of the ledger's file.
const FileName = "示例账本.juesuan"

// Years returns the years of the example department.
func Years() ([]*store.Year, error) {
	raw, err := assets.FS.ReadFile("sample/jiaozuo-2022.json")
	if err != nil {
		return nil, err
	}
	return store.Load(bytes.NewReader(raw))
}

// Create writes the ledger at path, whose folder is made if it is missing.
// There must be no such file; after an error there is none.
func Create(path string) error {
	years, err := Years()
	if err != nil {
		return err
	}
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("建不了文件夹“%s”，请检查路径和权限，或换一个文件夹。", dir)
	}
	l, err := store.CreateFrom(path, "示例", years...)
	if err != nil {
		return err
	}
	return l.Close()
}

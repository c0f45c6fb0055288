// Package storetest makes the ledger years that tests of every layer share:
// the example department, a large invented one with two years, and random
// ones. All of them add up as a real department's accounts do; Problems says
// where a year does not.
package storetest

import (
	"encoding/json"
	"fmt"

	"juesuan/assets"
	"juesuan/store"
)

// Sample returns the example department's year 2022, fresh for every call.
//
// It panics when the embedded file cannot be read: then the program itself is
// broken, and no test can go on.
func Sample() *store.Year {
	const name = "sample/jiaozuo-2022.json"
	raw, err := assets.FS.ReadFile(name)
	if err != nil {
		panic(err)
	}
	var file struct {
		Years []*store.Year `json:"年度账"`
	}
	if err := json.Unmarshal(raw, &file); err != nil {
		panic(fmt.Errorf("%s: %w", name, err))
	}
	return file.Years[0]
}

// Command invented writes the invented department's two years as the ledger's
// own JSON, so that its documents can be made and looked at with juesuan.
package main

import (
	"fmt"
	"os"

	"juesuan/store"
	"juesuan/store/storetest"
)

func main() {
	this, last := storetest.Invented()
	if err := store.Dump(os.Stdout, []*store.Year{this, last}); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

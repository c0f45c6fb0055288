// Command juesuan turns a department's yearly figures into the published
// 部门决算, without a window. It only wires flags to the store and report
// packages.
package main

import (
	"os"
	"runtime/debug"
)

func main() {
	// One command makes much and soon ends: collecting less often halves the
	// time it takes to derive a large year.
	debug.SetGCPercent(400)
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

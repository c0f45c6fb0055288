// Command juesuan turns a department's yearly figures into the published
// 部门决算, without a window. It only wires flags to the store and report
// packages.
package main

import (
	"os"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

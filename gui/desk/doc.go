// Package desk is what the screens work on: the one open ledger and its open
// years, each with its entries, tables, text and findings. It has no widgets.
//
// Every change goes into the ledger file first, which has it for good when the
// method returns, then into the tables and the text, then into the findings,
// and then the listeners are told. All methods belong on the toolkit's main
// goroutine.
package desk

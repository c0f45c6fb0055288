// Package check tests a Book, and the Document made of it, against rules: sums
// inside a table, the same quantity in two tables, text against tables,
// percentages, the self-assessment, completeness.
//
// A rule is data (assets/rules/*.toml) with an expression over the addresses
// of facts; what no expression can say is one Go function named after the
// rule. Every rule ends in one of four outcomes: it holds, it found something,
// it holds only up to rounding (a tail), or it could not be checked, with what
// was missing.
package check

// Package audit is the screen 审核: the pages of a disclosure that somebody has
// published, with a mark at every place that cannot be right, and beside them
// what was found. Its totals can be taken into the ledger as last year's.
package audit

// Package entry is the screen on which a year's figures are entered (填报): for
// every entry page its sections, each a grid over rows of the ledger's pages,
// with the sums of classes and sections, what the checks find on the page, and
// the table that the page feeds.
//
// A section's [sheet] turns what is typed into changes of entries. What the
// ledger does not take stays in its cell as a draft of the year, with the
// reason. What differs between sections (their lines, how a new row is named)
// is their definition's.
package entry

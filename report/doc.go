// Package report turns what a ledger holds into a disclosure: a Book of facts
// (derive), then a Document of blocks whose every number is linked to its
// facts (compose). Packs say how one place and year wants its document;
// writers below this package turn a Document into files.
package report

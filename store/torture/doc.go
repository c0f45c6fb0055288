// Package torture holds the tests that break things to prove that a ledger
// loses nothing: killed writers, power cuts, full disks, rival programs,
// damaged files, hostile texts and very many changes. They use package store
// as its callers do, know what a ledger must hold from a model of their own,
// and put nothing into the product.
//
// “go test ./...” runs a few seconds of each. JUESUAN_TORTURE=long, which
// “make torture” sets, runs all of it, and every test prints its figures.
package torture

// Package assets holds the data the program carries with it: fonts and their
// licences, the subject catalogue, packs, rules, and the sample ledger.
package assets

import "embed"

// FS is the embedded data, by the folders' names: fonts, subjects, packs,
// rules, sample; and icon.png, the program's icon.
//
//go:embed fonts/*.ttf fonts/licenses subjects packs rules sample icon.png
var FS embed.FS

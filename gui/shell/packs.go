package shell

import (
	"slices"

	"juesuan/gui/desk"
	"juesuan/report"
)

// A document's form belongs to an office, not to the machine: each ledger keeps
// the pack that was chosen for it. The file has no room for it, so it is
// remembered by the ledger's path.

// packOf is the pack of a ledger: what was chosen for it, else the usual one.
// gone is one that was chosen and is no longer there.
func (s *Shell) packOf(path string) (name, gone string) {
	name = s.Preferences().String(keyPack + " " + path)
	switch {
	case name == "":
		return report.DefaultPack, ""
	case !slices.Contains(report.PackNames(packFolders()...), name):
		return report.DefaultPack, name
	}
	return name, ""
}

// keepPack remembers a ledger's pack.
func (s *Shell) keepPack(path, name string) {
	s.Preferences().SetString(keyPack+" "+path, name)
}

// sharePack gives the ledgers of the time when there was one pack for all of
// them what they were made with.
func (s *Shell) sharePack() {
	name := s.Preferences().String(keyPack)
	if name == "" {
		return
	}
	for _, path := range s.recent() {
		s.keepPack(path, name)
	}
	s.Preferences().RemoveValue(keyPack)
}

// choosePack makes the open ledger's documents with another pack. One with which
// the open years cannot be made is refused, and the old one stays.
func (s *Shell) choosePack(name string) {
	if s.desk == nil || s.desk.Pack().Name == name {
		return
	}
	if err := s.desk.SetPack(name); err != nil {
		s.Refuse(err)
		return
	}
	s.keepPack(s.desk.Path(), name)
	s.head.refresh()
	s.note.refresh()
}

// packTitles are those of all packs.
func packTitles() []string {
	names := report.PackNames(packFolders()...)
	for i, n := range names {
		names[i] = desk.PackTitle(n)
	}
	return names
}

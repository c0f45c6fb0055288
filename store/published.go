package store

import (
	"bytes"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"time"
)

// PublishedFile is one file of a finalised year, kept byte for byte.
type PublishedFile struct {
	Name    string // without a folder
	SHA256  [sha256.Size]byte
	Size    int64  // bytes
	Content []byte // nil in lists
}

// Publication is one finalisation (定稿) of a year. It stays when the year is
// unlocked, changed, finalised again or removed.
type Publication struct {
	ID     int64
	Year   int
	At     time.Time
	Action string
	Files  []PublishedFile
}

// Finalise seals a year: in one transaction it keeps the files as they go out
// and a snapshot of the entries, and sets the state to [Finalised]. y is the
// year that the files were made from; if the ledger's has changed since, or is
// sealed ([SealedError]), nothing is kept, nor if the ledger is not whole, as
// [Ledger.Verify] sees it ([DamagedError]). SHA-256 and size are worked out here.
func (l *Ledger) Finalise(y *Year, action string, files ...PublishedFile) (*Publication, error) {
	if err := checkFiles(files); err != nil {
		return nil, err
	}
	var out *Publication
	err := l.write(func(tx *sql.Tx) error {
		if what, err := unproven(tx); err != nil {
			return err
		} else if what != "" {
			return &DamagedError{Path: l.path, Text: what}
		}
		now, err := yearIn(tx, y.Year)
		if err != nil {
			return err
		}
		if now.State != Drafting {
			return &SealedError{y.Year, now.State}
		}
		if d := diff(now, y); len(d) > 0 {
			return fmt.Errorf("生成文件的时候，%d 年度有 %d 处改动（第一处是 %s），没有定稿。请再定稿一次", y.Year, len(d), d[0].addr)
		}
		now.State = Finalised
		return l.inStep(tx, y.Year, action, func(h *recorder) error {
			if out, err = keep(tx, h, now, files); err != nil {
				return err
			}
			return h.setState(Finalised)
		})
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// badFileName is [BadFileName], or nothing in tests.
var badFileName = BadFileName

func checkFiles(files []PublishedFile) error {
	if len(files) == 0 {
		return errors.New("没有公开文件，不能定稿。请至少选一种格式")
	}
	seen := map[string]bool{}
	for _, f := range files {
		switch {
		case badFileName(f.Name) != "":
			return fmt.Errorf("公开文件的名称“%s”%s，请换一个名称", clip(f.Name), badFileName(f.Name))
		case seen[f.Name]:
			return fmt.Errorf("公开文件“%s”出现了两次，请只留一个", clip(f.Name))
		}
		seen[f.Name] = true
	}
	return nil
}

// keep stores a publication with its files.
func keep(tx *sql.Tx, h *recorder, y *Year, files []PublishedFile) (*Publication, error) {
	text, err := snapshot(y, nil)
	if err != nil {
		return nil, err
	}
	res, err := tx.Exec(`INSERT INTO publication (year, at, action, snapshot) VALUES (?, ?, ?, ?)`, y.Year, h.at, h.action, text)
	if err != nil {
		return nil, err
	}
	p := &Publication{Year: y.Year, Action: h.action}
	if p.ID, err = res.LastInsertId(); err != nil {
		return nil, err
	}
	if p.At, err = time.Parse(timeFormat, h.at); err != nil {
		return nil, err
	}
	h.entries = append(h.entries, keptEntry(publicationPage, p.ID, "", Present))
	for _, f := range files {
		f.SHA256, f.Size = sha256.Sum256(f.Content), int64(len(f.Content))
		content := f.Content
		if content == nil {
			content = []byte{} // an empty file, not NULL
		}
		if _, err := tx.Exec(`INSERT INTO published_file (publication, name, sha256, content) VALUES (?, ?, ?, ?)`,
			p.ID, f.Name, f.SHA256[:], content); err != nil {
			return nil, err
		}
		f.Content = nil
		h.entries = append(h.entries, keptEntry(publicationPage, p.ID, f.Name, hex.EncodeToString(f.SHA256[:])))
		p.Files = append(p.Files, f)
	}
	return p, nil
}

// Publications lists the finalisations of a year, the oldest first, and their
// files without contents. A year that never was finalised has none, also one
// that the ledger does not have. The tables are read themselves: an index that
// is damaged could hide some. If the list is not what the history tells, the
// error is a [FileError].
func (l *Ledger) Publications(year int) ([]*Publication, error) {
	var out []*Publication
	err := l.read(func(tx *sql.Tx) (err error) {
		out, err = l.publicationsIn(tx, year)
		return err
	})
	return out, err
}

func (l *Ledger) publicationsIn(tx *sql.Tx, year int) ([]*Publication, error) {
	rows, err := tx.Query(`SELECT p.id, p.at, p.action, f.name, f.sha256, length(f.content)
		FROM publication p NOT INDEXED JOIN published_file f NOT INDEXED ON f.publication = p.id
		WHERE p.year = ? ORDER BY p.id, f.rowid`, year)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []*Publication
	var kept []*keptYear
	for rows.Next() {
		p := Publication{Year: year}
		var f PublishedFile
		var at string
		var sum []byte
		if err := rows.Scan(&p.ID, &at, &p.Action, &f.Name, &sum, &f.Size); err != nil {
			return nil, err
		}
		if p.At, err = time.Parse(timeFormat, at); err != nil {
			return nil, &DamagedError{Path: l.path, Text: fmt.Sprintf("编号 %d 的定稿，时间读不通", p.ID)}
		}
		copy(f.SHA256[:], sum)
		if len(out) == 0 || out[len(out)-1].ID != p.ID {
			out = append(out, &p)
			kept = append(kept, &keptYear{table: "publication", id: p.ID, year: year, at: at, action: p.Action, state: Finalised})
		}
		last := out[len(out)-1]
		last.Files = append(last.Files, f)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	if err := l.provenList(tx, publicationPage, year, kept); err != nil {
		return nil, err
	}
	for _, p := range out {
		if err := l.listedFiles(tx, p); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// PublishedFiles returns the files of a publication with their contents, the
// bytes that went out. If they are not those that the history tells of, by
// name and SHA-256, or one has a name that no document has ([BadFileName]), the
// error is a [FileError] and none is returned.
func (l *Ledger) PublishedFiles(publication int64) ([]PublishedFile, error) {
	var out []PublishedFile
	err := l.read(func(tx *sql.Tx) (err error) {
		out, err = l.filesIn(tx, publication)
		return err
	})
	return out, err
}

func (l *Ledger) filesIn(tx *sql.Tx, publication int64) ([]PublishedFile, error) {
	rows, err := tx.Query(`SELECT name, sha256, content FROM published_file NOT INDEXED WHERE publication = ? ORDER BY rowid`, publication)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []PublishedFile
	for rows.Next() {
		var f PublishedFile
		var sum []byte
		if err := rows.Scan(&f.Name, &sum, &f.Content); err != nil {
			return nil, err
		}
		if why := badFileName(f.Name); why != "" {
			return nil, &FileError{l.path, fmt.Sprintf("里定稿的文件“%s”%s，没有取出。这个账本不是用本程序定稿的，请问清它的来历", clip(f.Name), why), nil}
		}
		f.SHA256, f.Size = sha256.Sum256(f.Content), int64(len(f.Content))
		if !bytes.Equal(f.SHA256[:], sum) {
			return nil, &FileError{l.path, fmt.Sprintf("里定稿的文件“%s”和定稿时的 SHA-256 不一致，它被改动过或已经损坏。请改用备份", clip(f.Name)), nil}
		}
		out = append(out, f)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	return out, l.listedFiles(tx, &Publication{ID: publication, Files: out})
}

// listedFiles asks whether a publication's files are those that the history
// tells of, by name and SHA-256.
func (l *Ledger) listedFiles(tx *sql.Tx, p *Publication) error {
	told, err := toldFiles(tx, p.ID)
	if err == nil && !sameFiles(p.Files, told) {
		err = &FileError{l.path, fmt.Sprintf("里编号 %d 的定稿，文件的名单和历史里的不一致，它被改动过或已经损坏。请改用备份", p.ID), nil}
	}
	return err
}

// sameFiles asks whether files are those that the history tells of.
func sameFiles(files []PublishedFile, told map[string]hash) bool {
	have := map[string]hash{}
	for _, f := range files {
		have[f.Name] = f.SHA256
	}
	return len(have) == len(files) && maps.Equal(have, told)
}

// PublishedYear returns the entries as they were when they were published.
func (l *Ledger) PublishedYear(publication int64) (*Year, error) {
	var y *Year
	err := l.read(func(tx *sql.Tx) (err error) {
		_, y, err = l.publishedIn(tx, publication)
		return err
	})
	return y, err
}

package store

import (
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/user"
	"path/filepath"
	"strings"
	"time"
	"unicode"
)

// Holder says who has a ledger open for writing. What is not known is empty.
type Holder struct {
	User    string    `json:"用户"`
	Host    string    `json:"电脑"`
	Program string    `json:"程序"`
	Process int       `json:"进程"`
	Since   time.Time `json:"打开时间"`
}

func (h Holder) String() string {
	if h == (Holder{}) {
		return "另一个程序"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "“%s”在电脑“%s”上", orUnknown(h.User), orUnknown(h.Host))
	if !h.Since.IsZero() {
		fmt.Fprintf(&b, "从 %s 起", h.Since.Local().Format("2006-01-02 15:04"))
	}
	if h.Program != "" {
		fmt.Fprintf(&b, "用“%s”", h.Program)
	}
	return b.String()
}

func orUnknown(s string) string {
	if s == "" {
		return "不明"
	}
	return s
}

// thisHolder is this program, from now on.
func thisHolder(now time.Time) Holder {
	h := Holder{Process: os.Getpid(), Since: now.Truncate(time.Second)}
	if u, err := user.Current(); err == nil {
		h.User = u.Username
	}
	h.Host, _ = os.Hostname() // stays unknown
	if exe, err := os.Executable(); err == nil {
		h.Program = strings.TrimSuffix(filepath.Base(exe), ".exe")
	}
	return h
}

// write leaves word beside the ledger. That it cannot be left, on a full disk
// for instance, is no reason not to work. What is left of it after a kill has
// the prefix, by which [file.tidyWork] finds it.
func (h Holder) write(path, prefix string, ledger fs.FileInfo) {
	text, err := json.Marshal(h)
	if err != nil {
		return
	}
	putSmall(path, prefix, text, func(made string) { shareLike(ledger, made) })
}

// readHolder reads what the holder left. Anybody may have written it, so it is
// taken as nothing but a few words to show.
func readHolder(path string) (h Holder) {
	info, err := os.Lstat(path)
	if err != nil || !info.Mode().IsRegular() {
		return Holder{}
	}
	f, err := os.Open(path)
	if err != nil {
		return Holder{}
	}
	defer func() { _ = f.Close() }() // only read
	if json.NewDecoder(io.LimitReader(f, 4096)).Decode(&h) != nil {
		return Holder{}
	}
	for _, s := range []*string{&h.User, &h.Host, &h.Program} {
		*s = clip(strings.Map(func(r rune) rune {
			if unicode.IsPrint(r) {
				return r
			}
			return -1
		}, *s))
	}
	return h
}

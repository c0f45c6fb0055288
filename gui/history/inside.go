package history

import (
	"errors"
	"fmt"
	"strings"

	"juesuan/store"
)

// inside tells what a backup holds and how it differs from the ledger now.
func inside(now *store.Ledger, b store.Backup) (string, error) {
	var out strings.Builder
	fmt.Fprintf(&out, "%s 的备份（%s）\n", b.At.Local().Format("2006-01-02 15:04:05"), b.Reason)
	err := store.ReadBackup(b.Path, func(l *store.Ledger) error {
		years, err := l.Years()
		if err != nil {
			return err
		}
		for _, n := range years {
			y, err := l.Year(n)
			if err != nil {
				return err
			}
			said, err := against(now, y)
			if err != nil {
				return err
			}
			fmt.Fprintf(&out, "%d 年度　%s　%s\n", n, y.State, said)
		}
		at, action, err := l.LastChange()
		if err == nil && !at.IsZero() {
			fmt.Fprintf(&out, "最后改动 %s（%s）", at.Local().Format("2006-01-02 15:04"), action)
		}
		return err
	})
	return strings.TrimSpace(out.String()), err
}

// against says how a year of a backup differs from the ledger's.
func against(now *store.Ledger, y *store.Year) (string, error) {
	have, err := now.Year(y.Year)
	var none *store.NoYearError
	switch {
	case errors.As(err, &none):
		return "现在的账本里没有这个年度", nil
	case err != nil:
		return "", err
	}
	if n := len(store.Diff(y, have)); n > 0 {
		return fmt.Sprintf("和现在有 %d 处不同", n), nil
	}
	return "和现在一样", nil
}

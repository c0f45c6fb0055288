package store

import (
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"
)

// The actions of the year's state under which the history has the reason and
// the date.
const (
	unlockAction  = "解锁："
	publishAction = "公开："
)

// Unlock opens a sealed year for changes again. The reason goes into the
// history; without one, or where nothing is sealed, nothing is done. What was
// published stays kept.
func (l *Ledger) Unlock(year int, reason string) error {
	return l.write(func(tx *sql.Tx) error {
		reason, err := unlockable(tx, year, reason)
		if err != nil {
			return err
		}
		return l.inStep(tx, year, unlockAction+reason, func(h *recorder) error { return h.setState(Drafting) })
	})
}

// CanUnlock says why [Ledger.Unlock] would refuse, and changes nothing.
func (l *Ledger) CanUnlock(year int, reason string) error {
	return l.read(func(tx *sql.Tx) error {
		_, err := unlockable(tx, year, reason)
		return err
	})
}

// unlockable refuses what cannot be unlocked, and returns the reason in one line.
func unlockable(tx *sql.Tx, year int, reason string) (string, error) {
	reason = strings.Join(strings.Fields(reason), " ")
	switch {
	case reason == "":
		return "", errors.New("解锁要写原因，请写明为什么要改已经定稿的年度")
	case !utf8.ValidString(reason) || strings.ContainsFunc(reason, unprintable):
		return "", errors.New("解锁的原因里有看不见的控制符或编码不对，请重新输入")
	}
	state, err := stateIn(tx, year)
	if err == nil && state == Drafting {
		err = fmt.Errorf("%d 年度是“%s”，没有定稿，可以直接改，不用解锁", year, state)
	}
	return reason, err
}

// Publish says that a finalised year was made public on a day. The year's own
// entry 公开日期, which is printed, stays as it was finalised. A day that is still
// to come, by more than clocks and time zones differ, is refused.
func (l *Ledger) Publish(year int, day time.Time) error {
	today := l.now().Local()
	if date := day.Format(time.DateOnly); date > today.AddDate(0, 0, 1).Format(time.DateOnly) {
		return fmt.Errorf("公开日期 %s 还没有到（今天是 %s），没有改动。请写实际公开的那一天，或到那天再记", date, today.Format(time.DateOnly))
	}
	return l.write(func(tx *sql.Tx) error {
		state, err := stateIn(tx, year)
		switch {
		case err != nil:
			return err
		case state == Drafting:
			return fmt.Errorf("%d 年度还在填报中，没有定稿，不能公开。请先定稿", year)
		case state == Published:
			return fmt.Errorf("%d 年度已经公开过了，没有改动", year)
		}
		return l.inStep(tx, year, publishAction+day.Format(time.DateOnly), func(h *recorder) error { return h.setState(Published) })
	})
}

package printing

import (
	"errors"
	"fmt"
)

// Printer is a printer of the system.
type Printer struct {
	Name    string // what the system calls it
	Default bool
	Stopped bool // takes jobs and keeps them until somebody starts it
	Sides   bool // prints on both sides
	Copies  bool // makes several copies of its own accord
}

// Sides says which sides of the paper are printed.
type Sides string

// The choices of sides.
const (
	OneSided  Sides = "one-sided"
	LongEdge  Sides = "two-sided-long-edge"  // turned like a book
	ShortEdge Sides = "two-sided-short-edge" // turned like a calendar
)

// Job is what is printed and how.
type Job struct {
	File    string // path of the PDF file; not needed any more once Print returns
	Title   string // what lists of waiting jobs show
	Printer string
	Copies  int   // at least 1
	Sides   Sides // empty: as the printer does
}

// ErrNoPrinters says that the system has no printer, and what to do.
var ErrNoPrinters = errors.New("这台电脑还没有装打印机。请先在系统设置里添加打印机，或先导出，再点“打开 PDF”，在阅读 PDF 的程序里打印")

// maxCopies bounds what a slip of the finger can do.
const maxCopies = 999

func (j *Job) check() error {
	switch {
	case j.Printer == "":
		return errors.New("还没有选打印机，请先选一台")
	case j.Copies < 1 || j.Copies > maxCopies:
		return fmt.Errorf("份数应在 1 到 %d 之间，请改正", maxCopies)
	}
	return nil
}

// choose marks the default printer, the first where the system names none.
func choose(list []Printer, name string) ([]Printer, error) {
	if len(list) == 0 {
		return nil, ErrNoPrinters
	}
	at := 0
	for i := range list {
		if list[i].Name == name {
			at = i
		}
	}
	list[at].Default = true
	return list, nil
}

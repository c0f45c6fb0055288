package main

import (
	"errors"
	"slices"
	"strconv"
	"strings"
)

// yearFlag is a fiscal year on the command line; 0 is none.
type yearFlag int

func (y *yearFlag) String() string { return strconv.Itoa(int(*y)) }

// Set reads a year.
func (y *yearFlag) Set(s string) error {
	n, err := strconv.Atoi(s)
	if err != nil || n < 1000 || n > 9999 {
		return errors.New("年度应是四位数字，例如 2022")
	}
	*y = yearFlag(n)
	return nil
}

// Type names the value in help.
func (*yearFlag) Type() string { return "年度" }

// yearsFlag is a list of fiscal years.
type yearsFlag []int

func (l *yearsFlag) String() string { return "" }

// Set adds years, separated by commas, each once.
func (l *yearsFlag) Set(s string) error {
	for name := range strings.SplitSeq(strings.ReplaceAll(s, "，", ","), ",") {
		var y yearFlag
		if err := y.Set(strings.TrimSpace(name)); err != nil {
			return err
		}
		if !slices.Contains(*l, int(y)) {
			*l = append(*l, int(y))
		}
	}
	return nil
}

// Type names the value in help.
func (*yearsFlag) Type() string { return "年度" }

// idFlag is the number of something that a command lists; 0 is none.
type idFlag int64

func (i *idFlag) String() string { return strconv.FormatInt(int64(*i), 10) }

// Set reads a number.
func (i *idFlag) Set(s string) error {
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || n < 1 {
		return errors.New("编号应是列出的 1、2、3 这样的数")
	}
	*i = idFlag(n)
	return nil
}

// Type names the value in help.
func (*idFlag) Type() string { return "编号" }

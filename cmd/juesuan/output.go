package main

import (
	"errors"
	"io"
	"strings"
)

// errOutput says that standard output, a file above all, took no more.
var errOutput = errors.New("结果没有写完：输出的位置写不进去，可能是磁盘已满。请清出空间，或换一个位置再试")

// output is standard output. It keeps its first error, so that commands need
// not ask after every line.
type output struct {
	w   io.Writer
	err error
}

func (o *output) Write(p []byte) (int, error) {
	if o.err != nil {
		return 0, o.err
	}
	n, err := o.w.Write(p)
	if err != nil {
		o.err = errOutput
	}
	return n, o.err
}

// ended ends every line of a message as a sentence.
func ended(message string) string {
	lines := strings.Split(strings.TrimSpace(message), "\n")
	for i, l := range lines {
		if !strings.HasSuffix(l, "。") && !strings.HasSuffix(l, "？") && !strings.HasSuffix(l, "：") {
			lines[i] = l + "。"
		}
	}
	return strings.Join(lines, "\n")
}

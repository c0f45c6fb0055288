package raw

import (
	"errors"
	"fmt"
	"io"
	"testing"
)

// TestRefuse: a sentence has no words of a library in it, which are kept for
// those who look behind it; a Chinese cause stays.
func TestRefuse(t *testing.T) {
	for cause, want := range map[error]string{
		io.ErrUnexpectedEOF:      "文件已损坏。请重新下载",
		fmt.Errorf("第 3 张表没有写完"): "文件已损坏（第 3 张表没有写完）。请重新下载",
	} {
		err := Refuse(Broken, "文件已损坏（%w）。请重新下载", cause)
		if err.Error() != want || !errors.Is(err, cause) {
			t.Errorf("%q, want %q", err, want)
		}
	}
}

package raw

import (
	"errors"
	"testing"
)

func TestRefuseInChinese(t *testing.T) {
	foreign := errors.New("3: incorrect format")
	for _, c := range []struct {
		cause error
		want  string
	}{
		{foreign, "PDF 已损坏。请重新下载"},
		{errors.New("没有一页"), "PDF 已损坏（没有一页）。请重新下载"},
	} {
		e := Refuse(Broken, "PDF 已损坏（%w）。请重新下载", c.cause)
		if e.Error() != c.want || !errors.Is(e, c.cause) {
			t.Errorf("%s, want %s", e, c.want)
		}
	}
}

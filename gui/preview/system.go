package preview

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"juesuan/gui/printing"
)

// openWithSystem opens a file or a folder with the program that the system has
// for it.
func openWithSystem(path string) error {
	path, err := filepath.Abs(path)
	if err != nil {
		return err
	}
	p := filepath.ToSlash(path)
	if !strings.HasPrefix(p, "/") { // C:/…
		p = "/" + p
	}
	if err := fyne.CurrentApp().OpenURL(&url.URL{Scheme: "file", Path: p}); err != nil {
		return fmt.Errorf("系统没有打开“%s”：%w。请在文件管理器里打开它", path, err)
	}
	return nil
}

// printers are the system's, or a test's.
type printers struct {
	list  func(context.Context) ([]printing.Printer, error)
	print func(context.Context, printing.Job) error
}

var systemPrinters = printers{printing.Printers, printing.Print}

func isCancelled(err error) bool { return errors.Is(err, context.Canceled) }

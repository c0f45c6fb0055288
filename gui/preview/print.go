package preview

import (
	"context"
	"fmt"
	"image"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"

	"juesuan/gui/printing"
	"juesuan/report/export"
	"juesuan/store"
)

// Print asks how to print the pages, as soon as they are there.
func (p *Preview) Print() {
	if p.stale {
		p.remake()
	}
	if p.made == nil || p.cancel != nil {
		p.print = p.cancel != nil
		return
	}
	if !p.stopsAtFault("打印") {
		newPrintDialogue(p).show()
	}
}

// stopsAtFault reports whether a rewritten sentence has a field that cannot be
// printed, and offers to go there: it is shown on the pages and never goes out.
func (p *Preview) stopsAtFault(doing string) bool {
	for _, g := range p.year.Gaps() {
		if fault := g.Fault(); fault != "" {
			p.frame.Ask("还不能"+doing, fmt.Sprintf("“%s”改写的句子里有一处不能印出来：%s。\n\n请改正，或者在那里换回“用样式的原文”。", g.Section, fault), "去改正", func() {
				p.frame.GoTo(store.JoinAddress("改写", g.Section, "模板"))
			})
			return true
		}
	}
	return false
}

// Export puts the keyboard on what exports.
func (p *Preview) Export() {
	if p.stale {
		p.remake()
	}
	if !p.panel.all.Visible() {
		p.ask(true)
	}
	p.frame.Window().Canvas().Focus(p.panel.export)
}

// which says which pages are printed.
type which string

// The choices of pages.
const (
	allPages   which = "全部"
	tablePages which = "只要表"
	textPages  which = "只要文字"
	somePages  which = "指定页"
)

// printed are the pages that a choice means, in the order in which they come.
// The error is a sentence.
func (m *made) printed(w which, typed string) ([]int, error) {
	if w == somePages {
		return printing.ParsePages(typed, len(m.file.Pages))
	}
	var out []int
	for i, p := range m.file.Pages {
		if w == allPages || (p.Table != "") == (w == tablePages) {
			out = append(out, i)
		}
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("这份文件里没有这样的页，请改选“%s”", allPages)
	}
	return out, nil
}

// copiesOf reads how many copies are wanted. The error is a sentence.
func copiesOf(typed string) (int, error) {
	n, err := strconv.Atoi(strings.TrimSpace(typed))
	if err != nil || n < 1 || n > 999 {
		return 0, fmt.Errorf("份数写 1 到 999 之间的整数")
	}
	return n, nil
}

// sheets is how many sheets of paper so many pages take.
func sheets(pages int, sides printing.Sides) int {
	if sides == printing.OneSided {
		return pages
	}
	return (pages + 1) / 2
}

// firstPage draws the page that comes out first.
func (m *made) firstPage(ctx context.Context, page, width int) (*image.RGBA, error) {
	return m.pages.Render(ctx, page, float64(width)/m.pages.Size(page).W)
}

// send hands pages to a printer.
func (m *made) send(ctx context.Context, to printers, list []int, job printing.Job) error {
	file := m.file.Bytes
	if len(list) != len(m.file.Pages) || !inOrder(list) {
		var err error
		if file, err = m.pages.Extract(ctx, list); err != nil {
			return err
		}
	}
	path, remove, err := spool(export.FileName(m.title), file)
	if err != nil {
		return err
	}
	defer remove()
	job.File, job.Title = path, m.title
	return to.print(ctx, job)
}

func inOrder(list []int) bool {
	for i, p := range list {
		if p != i {
			return false
		}
	}
	return true
}

// spoolFolders names the folders of files that are on their way to a printer.
const spoolFolders = "juesuan-print-*"

// spool writes a file for the printing system, which nobody else may read. On
// Windows another program reads it in its own time: there it stays until the
// next job, an hour later at the earliest.
func spool(name string, file []byte) (path string, remove func(), err error) {
	old, _ := filepath.Glob(filepath.Join(os.TempDir(), spoolFolders))
	for _, dir := range old {
		if st, err := os.Stat(dir); err == nil && time.Since(st.ModTime()) > time.Hour {
			_ = os.RemoveAll(dir)
		}
	}
	dir, err := os.MkdirTemp("", spoolFolders)
	if err == nil {
		path = filepath.Join(dir, name+".pdf")
		err = os.WriteFile(path, file, 0o600)
	}
	if err != nil {
		return "", nil, fmt.Errorf("写不了打印用的临时文件：%w。请检查磁盘是否已满", err)
	}
	return path, func() {
		if runtime.GOOS != "windows" {
			_ = os.RemoveAll(dir)
		}
	}, nil
}

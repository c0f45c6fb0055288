package text

import (
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"time"
	"unicode/utf8"

	"fyne.io/fyne/v2"
)

// external is a text that is written in an editor outside of the window, where
// every input method works: a file that is looked at once a second. What is
// saved there shows in the sentence at once.
type external struct {
	panel *panel
	open  func(command, path string, failed func(error)) error
	addr  string // of the field; "" if there is none
	path  string
	last  string
	stop  func()
}

// editorPreference is the person's editor, a command that takes a file.
const editorPreference = "外部编辑器"

// begin writes the field's text into a file and opens it.
func (x *external) begin(r *row) error {
	x.end()
	f, err := os.CreateTemp("", "决算文字-*.txt")
	if err != nil {
		return fmt.Errorf("不能在临时文件夹里建文件：%w；请检查磁盘空间，或在这里直接写。", err)
	}
	_, err = f.WriteString(r.field.Text)
	if closing := f.Close(); err == nil {
		err = closing
	}
	if err == nil {
		err = x.open(x.panel.screen.frame.Preferences().String(editorPreference), f.Name(), x.failed)
	}
	if err != nil {
		_ = os.Remove(f.Name()) // nobody has written in it
		return fmt.Errorf("打不开外部编辑器：%w；请在设置里写明用哪个程序，或把文字粘贴到这里。", err)
	}
	x.addr, x.path, x.last = r.addr, f.Name(), r.field.Text
	r.field.Disable()
	x.stop = every(time.Second, x.look)
	return nil
}

// failed is called when the editor ends with an error.
func (x *external) failed(err error) {
	x.end()
	x.panel.refresh()
	x.panel.screen.frame.Refuse(fmt.Errorf("外部编辑器没有打开：%w；请在设置里写明用哪个程序，或把文字粘贴到这里。", err))
}

// byteOrder begins a file that Windows' own editor has written.
var byteOrder = string(rune(0xfeff))

// look takes over what was saved in the editor.
func (x *external) look() {
	if x.addr == "" {
		return
	}
	b, err := os.ReadFile(x.path)
	if err != nil {
		return // it is being replaced; the next second will tell
	}
	if !utf8.Valid(b) {
		x.panel.screen.frame.Tell("外部编辑器里存的文字不是 UTF-8 编码，没有取回；请另存为 UTF-8。")
		return
	}
	text := strings.TrimRight(strings.ReplaceAll(strings.TrimPrefix(string(b), byteOrder), "\r\n", "\n"), "\n")
	if text == x.last {
		return
	}
	x.last = text
	if r := x.panel.rows[x.addr]; r != nil {
		r.fill(text)
	}
	x.panel.screen.draft(x.addr, text)
	x.panel.screen.commit()
}

// end takes over what was saved last and removes the file.
func (x *external) end() {
	if x.addr == "" {
		return
	}
	x.look()
	x.stop()
	_ = os.Remove(x.path) // the text is in the ledger
	x.addr = ""
}

// toggleOutside opens the field that is written in outside, or takes it back.
func (p *panel) toggleOutside() {
	if p.outside.addr != "" {
		p.outside.end()
		p.tools.SetText("在外部编辑器里写…")
		p.refresh()
		return
	}
	r := p.active
	if r == nil || r.field == nil {
		p.screen.frame.Tell("请先点一下要写的地方，再打开外部编辑器。")
		return
	}
	p.screen.commit()
	if err := p.outside.begin(r); err != nil {
		p.screen.frame.Refuse(err)
		return
	}
	p.tools.SetText("写完了，取回来")
	p.screen.frame.Tell("正在外部编辑器里写“" + r.place.label + "”。存盘后文字会回到这里。")
}

// every calls do again and again on the toolkit's goroutine.
func every(d time.Duration, do func()) (stop func()) {
	ticker, done := time.NewTicker(d), make(chan struct{})
	go func() {
		for {
			select {
			case <-ticker.C:
				fyne.Do(do)
			case <-done:
				return
			}
		}
	}()
	return func() { ticker.Stop(); close(done) }
}

// openOutside opens a file in the person's editor, or in what the system opens
// texts with.
func openOutside(command, path string, failed func(error)) error {
	args := strings.Fields(command)
	if len(args) == 0 {
		switch runtime.GOOS {
		case "windows":
			args = []string{"notepad.exe"}
		case "darwin":
			args = []string{"open", "-t"}
		default:
			args = []string{"xdg-open"}
		}
	}
	cmd := exec.Command(args[0], append(args[1:], path)...)
	if err := cmd.Start(); err != nil {
		return err
	}
	go func() {
		if err := cmd.Wait(); err != nil {
			fyne.Do(func() { failed(err) })
		}
	}()
	return nil
}

package shell

import (
	"context"
	"errors"
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"juesuan/gui/part"
	"juesuan/gui/screen"
)

// jobPatience is how long a job may run before its progress is shown: what is
// done at once must not flash.
const jobPatience = 200 * time.Millisecond

// Run runs a long job aside.
func (s *Shell) Run(title string, job screen.Job, done func(error)) {
	ctx, cancel := context.WithCancel(context.Background())
	j := newJobView(s.window, title, cancel)
	s.jobs++
	timer := time.AfterFunc(jobPatience, func() { fyne.Do(j.show) })
	at := func(part float64, what string) { fyne.Do(func() { j.at(part, what) }) }
	go func() {
		err := guarded(ctx, job, at)
		cancel()
		timer.Stop()
		fyne.Do(func() {
			j.end()
			if errors.Is(err, context.Canceled) {
				s.Tell("已取消。")
			}
			done(err)
			s.jobs--
		})
	}()
}

// guarded runs a job; one that panics fails as any other.
func guarded(ctx context.Context, job screen.Job, at func(float64, string)) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("程序内部出错，没有做成（%v）。账本没有因此改变；请再试一次，还不行请把这句话告诉维护的人。", p)
		}
	}()
	return job(ctx, at)
}

// jobView shows a running job.
type jobView struct {
	dialogue *part.Dialogue
	bar      *widget.ProgressBar
	what     *widget.Label
	cancel   *part.Button
	shown    bool
	over     bool
}

func newJobView(w fyne.Window, title string, cancel func()) *jobView {
	j := &jobView{bar: widget.NewProgressBar(), what: part.Hint(" ")}
	j.cancel = part.NewButton("取消", func() {
		j.cancel.Disable()
		j.what.SetText("正在停下来…")
		cancel()
	})
	j.dialogue = part.NewDialogue(w, title, container.NewVBox(j.bar, j.what), j.cancel).Stays()
	return j
}

func (j *jobView) show() {
	if j.over {
		return
	}
	j.shown = true
	j.dialogue.Show()
}

func (j *jobView) at(part float64, what string) {
	if j.over || j.cancel.Disabled() {
		return
	}
	j.bar.SetValue(part)
	if what != "" {
		j.what.SetText(what)
	}
}

func (j *jobView) end() {
	j.over = true
	if j.shown {
		j.dialogue.Hide()
	}
}

// ctxErr reports whether a job ended because it was cancelled, which has been
// said already.
func ctxErr(err error) bool { return errors.Is(err, context.Canceled) }

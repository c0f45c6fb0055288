//go:build !windows

package printing

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
)

// errNoCUPS says that the commands are missing, and what to do.
var errNoCUPS = errors.New("系统里没有打印命令 lp（CUPS）。请装上 cups-client 软件包，或先导出，再点“打开 PDF”，在阅读 PDF 的程序里打印")

// Printers lists the system's printers, one of which is the default. The error
// is a Chinese sentence, [ErrNoPrinters] if there are none.
func Printers(ctx context.Context) ([]Printer, error) {
	// -e also names printers that are found on the network; a CUPS that does
	// not run, or has no printers, is an error of the command.
	out, err := command(ctx, "lpstat", "-e")
	switch {
	case errors.Is(err, exec.ErrNotFound):
		return nil, errNoCUPS
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case err != nil:
		return nil, ErrNoPrinters
	}
	states, _ := command(ctx, "lpstat", "-p")    // without it all seem to run
	preferred, _ := command(ctx, "lpstat", "-d") // without it the first is taken
	var list []Printer
	for name := range strings.Lines(out) {
		if name = strings.TrimSpace(name); name == "" {
			continue
		}
		options, _ := command(ctx, "lpoptions", "-p", name, "-l") // of one that is away nothing is known
		list = append(list, Printer{
			Name: name, Copies: true, Sides: twoSided(options),
			Stopped: strings.Contains(states, "printer "+name+" disabled"),
		})
	}
	_, name, _ := strings.Cut(preferred, ": ")
	return choose(list, strings.TrimSpace(name))
}

// twoSided reads from a printer's options whether it prints both sides.
func twoSided(options string) bool {
	for line := range strings.Lines(options) {
		name, choices, _ := strings.Cut(line, ":")
		if key, _, _ := strings.Cut(name, "/"); key == "Duplex" || key == "sides" {
			return strings.Contains(choices, "Tumble") || strings.Contains(choices, "two-sided")
		}
	}
	return false
}

// Print hands the job to CUPS, which keeps a copy of the file. The error is a
// Chinese sentence with what CUPS said.
func Print(ctx context.Context, j Job) error {
	if err := j.check(); err != nil {
		return err
	}
	args := []string{"-d", j.Printer, "-n", strconv.Itoa(j.Copies), "-t", j.Title, "-o", "media=A4"}
	if j.Copies > 1 {
		args = append(args, "-o", "collate=true")
	}
	if j.Sides != "" {
		args = append(args, "-o", "sides="+string(j.Sides))
	}
	_, err := command(ctx, "lp", append(args, "--", j.File)...)
	switch {
	case errors.Is(err, exec.ErrNotFound):
		return errNoCUPS
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil:
		return fmt.Errorf("打印机“%s”没有接受这份文件：%w。请检查打印机和打印服务（CUPS），或换一台打印机", j.Printer, err)
	}
	return nil
}

// command runs one of CUPS's commands in English and returns what it says.
func command(ctx context.Context, name string, args ...string) (string, error) {
	var out, wrong bytes.Buffer
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Env = append(os.Environ(), "LC_ALL=C")
	cmd.Stdout, cmd.Stderr = &out, &wrong
	err := cmd.Run()
	if said := strings.TrimSpace(wrong.String()); err != nil && said != "" {
		err = errors.New(said)
	}
	return out.String(), err
}

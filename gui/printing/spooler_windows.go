package printing

import (
	"context"
	"errors"
	"fmt"
	"unsafe"

	"golang.org/x/sys/windows"
)

var (
	spooler           = windows.NewLazySystemDLL("winspool.drv")
	enumPrinters      = spooler.NewProc("EnumPrintersW")
	getDefaultPrinter = spooler.NewProc("GetDefaultPrinterW")
)

// printerInfo4 is PRINTER_INFO_4W.
type printerInfo4 struct {
	name, server *uint16
	attributes   uint32
}

// Printers lists the system's printers, one of which is the default. The error
// is a Chinese sentence, [ErrNoPrinters] if there are none.
func Printers(context.Context) ([]Printer, error) {
	const localAndConnected = 2 | 4
	var size, n uint32
	_, _, _ = enumPrinters.Call(localAndConnected, 0, 4, 0, 0, ptr(&size), ptr(&n))
	if size == 0 {
		return nil, ErrNoPrinters
	}
	buf := make([]byte, size)
	ok, _, err := enumPrinters.Call(localAndConnected, 0, 4, ptr(&buf[0]), uintptr(size), ptr(&size), ptr(&n))
	if ok == 0 {
		return nil, fmt.Errorf("读不到打印机的列表：%w。请检查打印服务（Print Spooler）", err)
	}
	var list []Printer
	for _, info := range unsafe.Slice((*printerInfo4)(unsafe.Pointer(&buf[0])), n) {
		list = append(list, Printer{Name: windows.UTF16PtrToString(info.name)})
	}
	return choose(list, defaultPrinter())
}

func defaultPrinter() string {
	var name [512]uint16
	n := uint32(len(name))
	if ok, _, _ := getDefaultPrinter.Call(ptr(&name[0]), ptr(&n)); ok == 0 {
		return ""
	}
	return windows.UTF16ToString(name[:])
}

func ptr[T any](p *T) uintptr { return uintptr(unsafe.Pointer(p)) }

// Print hands the file to the program that prints PDF files, once a copy. That
// program reads it later: the file must stay for a while.
func Print(ctx context.Context, j Job) error {
	if err := j.check(); err != nil {
		return err
	}
	verb, err := windows.UTF16PtrFromString("printto")
	if err != nil {
		return err
	}
	file, err := windows.UTF16PtrFromString(j.File)
	if err != nil {
		return err
	}
	printer, err := windows.UTF16PtrFromString(`"` + j.Printer + `"`)
	if err != nil {
		return err
	}
	for range j.Copies {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		err := windows.ShellExecute(0, verb, file, printer, nil, windows.SW_HIDE)
		switch {
		case errors.Is(err, windows.ERROR_NO_ASSOCIATION):
			return errors.New("系统里没有能打印 PDF 的程序。请装一个（如 Adobe Reader、WPS），或先导出，再点“打开 PDF”，在阅读 PDF 的程序里打印")
		case err != nil:
			return fmt.Errorf("没有能打印：%w。请先导出，再点“打开 PDF”，在阅读 PDF 的程序里打印", err)
		}
	}
	return nil
}

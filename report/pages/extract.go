package pages

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/klippa-app/go-pdfium/requests"
)

// Extract returns a PDF file of some of the pages, in the order given; a page
// may be given twice.
func (d *Document) Extract(ctx context.Context, pages []int) (file []byte, err error) {
	if len(pages) == 0 {
		return nil, errors.New("一页也没有选，请选好要哪几页")
	}
	err = d.with(ctx, func() error {
		if file, err = d.extract(pages); err != nil {
			return fmt.Errorf("选出的几页没有做成：%w。请改选全部页再试", err)
		}
		return nil
	})
	return file, err
}

func (d *Document) extract(pages []int) ([]byte, error) {
	empty, err := d.pdf.FPDF_CreateNewDocument(&requests.FPDF_CreateNewDocument{})
	if err != nil {
		return nil, err
	}
	defer func() {
		_, _ = d.pdf.FPDF_CloseDocument(&requests.FPDF_CloseDocument{Document: empty.Document})
	}()
	numbers := make([]string, len(pages))
	for i, p := range pages {
		numbers[i] = strconv.Itoa(p + 1)
	}
	which := strings.Join(numbers, ",")
	if _, err := d.pdf.FPDF_ImportPages(&requests.FPDF_ImportPages{Source: d.ref, Destination: empty.Document, PageRange: &which}); err != nil {
		return nil, err
	}
	saved, err := d.pdf.FPDF_SaveAsCopy(&requests.FPDF_SaveAsCopy{Document: empty.Document})
	if err != nil {
		return nil, err
	}
	if saved.FileBytes == nil {
		return nil, errors.New("引擎没有给出文件")
	}
	return *saved.FileBytes, nil
}

package main

import (
	"fmt"
	"io"
	"strings"

	"juesuan/report"
	"juesuan/store"
)

// writeGaps lists what nobody filled in yet, each with the address that fills
// it and what the office wrote there last year.
func writeGaps(w io.Writer, gaps []report.Gap, suggestions []store.Suggestion) {
	for _, g := range gaps {
		where := ""
		if g.Entry != "" {
			where = "（地址 " + g.Entry + "）"
		}
		fmt.Fprintf(w, "  %s%s：%s\n", g.Section, where, oneLine(g.Context))
		if s := suggestionAt(suggestions, g.Entry); s != nil {
			fmt.Fprintf(w, "    %d 年度写的是“%s”。\n", s.Year, oneLine(s.Text))
		}
	}
}

func suggestionAt(list []store.Suggestion, addr string) *store.Suggestion {
	for i := range list {
		if list[i].Addr == addr {
			return &list[i]
		}
	}
	return nil
}

// writeMissing lists the gaps of a document, and last year's words for places
// that no sentence of this year asks for.
func writeMissing(w io.Writer, d *report.Document, suggestions []store.Suggestion) {
	gaps := d.Gaps()
	if len(gaps) == 0 {
		fmt.Fprintln(w, "文字里没有还要填写的地方。")
	} else {
		fmt.Fprintf(w, "还没有填写的 %d 处：\n", len(gaps))
		writeGaps(w, gaps, suggestions)
	}
	asked := map[string]bool{}
	for _, g := range gaps {
		asked[g.Entry] = true
	}
	first := true
	for _, s := range suggestions {
		if asked[s.Addr] {
			continue
		}
		if first {
			fmt.Fprintf(w, "%d 年度还写过，%d 年度空着的：\n", s.Year, s.Year+1)
			first = false
		}
		fmt.Fprintf(w, "  %s：%s\n", s.Addr, oneLine(s.Text))
	}
}

// oneLine writes a text of several lines in one.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

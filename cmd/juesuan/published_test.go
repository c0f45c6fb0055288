package main

import (
	"strings"
	"testing"

	"juesuan/store"
)

// Why a sealed year has no files is told by the action that sealed it: a load
// could once do so.
func TestWhyNoFiles(t *testing.T) {
	sealed := func(action, old string) store.HistoryEntry {
		return store.HistoryEntry{Action: action, Addr: "状态", Old: old, New: string(store.Finalised)}
	}
	for want, e := range map[string]store.HistoryEntry{
		"本程序的旧版定的稿": sealed("命令行 finalise", string(store.Drafting)),
		"带着这个状态导入的": sealed("命令行 load", string(store.Drafting)),
		"年度是带着这个状态": sealed("导入", ""),
	} {
		r := &record{events: []store.HistoryEntry{e}}
		if got := r.whyNoFiles(); !strings.Contains(got, want) {
			t.Errorf("%+v: %q, want %q", e, got, want)
		}
	}
}

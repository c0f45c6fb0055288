package main

import (
	"testing"

	"juesuan/report/check"
)

// TestASectionIsNamedInAnyWay: 一, 文字/一 and 文字“一” are one section, whether
// the place has an address, a heading or neither.
func TestASectionIsNamedInAnyWay(t *testing.T) {
	for _, p := range []check.Place{
		{Section: "一"}, {Section: "一", Addr: "文字/一/3"}, {Addr: "文字/一/3"}, {Addr: "标题/4", Section: "一、收入支出决算总体情况说明"},
	} {
		f := &check.Finding{Places: []check.Place{p}}
		for _, at := range []string{"一", "文字/一"} {
			if !concerns(f, at) {
				t.Errorf("%+v is not at %s", p, at)
			}
		}
		for _, at := range []string{"二", "文字/十一", "十一"} {
			if concerns(f, at) {
				t.Errorf("%+v is at %s", p, at)
			}
		}
	}
	f := &check.Finding{Places: []check.Place{{Section: "一"}}}
	if !concerns(f, "文字“一”") {
		t.Error("文字“一” is not the section")
	}
}

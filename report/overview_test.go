package report

import (
	"fmt"
	"strings"
	"testing"

	"juesuan/store"
	"juesuan/store/storetest"
)

func TestSpendingByClass(t *testing.T) {
	p, err := LoadPack("")
	if err != nil {
		t.Fatal(err)
	}
	cat, err := store.LoadCatalogue()
	if err != nil {
		t.Fatal(err)
	}
	b, err := Derive(p, cat, storetest.Sample(), nil, "")
	if err != nil {
		t.Fatal(err)
	}
	for most, want := range map[int]string{
		6: "资源勘探工业信息等支出 72.93，一般公共服务支出 23.16，社会保障和就业支出 1.59，住房保障支出 1.56，卫生健康支出 0.76",
		3: "资源勘探工业信息等支出 72.93，一般公共服务支出 23.16，其他 3 类 3.91",
	} {
		var got []string
		for _, c := range SpendingByClass(b, most) {
			got = append(got, fmt.Sprint(c.Name, " ", c.Share.StringFixed(2)))
		}
		if s := strings.Join(got, "，"); s != want {
			t.Errorf("at most %d: %s, want %s", most, s, want)
		}
	}
	if f := p.Total(b, "收入总计"); f == nil || f.Printed.StringFixed(2) != "418.81" {
		t.Errorf("the income is %v", f)
	}
	if f := p.Total(b, "没有这个"); f != nil {
		t.Errorf("a total of nothing: %v", f)
	}
}

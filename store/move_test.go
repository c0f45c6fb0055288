package store_test

import (
	"strings"
	"testing"

	"juesuan/store"
	"juesuan/store/storetest"
)

func TestMove(t *testing.T) {
	l := newLedger(t)
	must(t, l.Put("导入", storetest.Sample()))
	const from, to = "支出/2010301/一般公共预算财政拨款/基本支出", "支出/2010302/一般公共预算财政拨款/项目支出"
	must(t, l.Move(2022, "改科目", from, to))
	y, err := l.Year(2022)
	if err != nil {
		t.Fatal(err)
	}
	r := y.Expenditure[0]
	if r.Code != "2010302" || r.Nature != store.ProjectSpending || r.Actual.String() != "244746.00" || len(y.Expenditure) != 7 {
		t.Errorf("moved to %+v among %d", r, len(y.Expenditure))
	}
	if action, err := l.Undo(2022); err != nil || action != "改科目" {
		t.Errorf("undid %q: %v", action, err)
	}
	if y, err = l.Year(2022); err != nil {
		t.Fatal(err)
	}
	if d := store.Diff(y, storetest.Sample()); len(d) > 0 {
		t.Errorf("after undo: %v", d)
	}
}

func TestMoveRefuses(t *testing.T) {
	l := newLedger(t)
	must(t, l.Put("导入", storetest.Sample()))
	const row = "支出/2010301/一般公共预算财政拨款/基本支出"
	for _, c := range []struct{ from, to, want string }{
		{row, "支出/2010350/一般公共预算财政拨款/基本支出", "已经有这一行"},
		{row, "收入/2010302/一般公共预算财政拨款收入", "只能在同一页里"},
		{row, row + "/决算数", "只能在同一页里"},
		{"内设机构/1", "内设机构/2", "只能在同一页里"},
		{"支出/2010399/一般公共预算财政拨款/基本支出", row, "没有这一行"},
		{row, "支出/20103/一般公共预算财政拨款/基本支出", "上级科目不能直接填金额"},
		{row, "支出/20103017/一般公共预算财政拨款/基本支出", "应是 3、5 或 7 位"},
	} {
		err := l.Move(2022, "改科目", c.from, c.to)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s → %s: %v, want %q", c.from, c.to, err, c.want)
		}
	}
	y, err := l.Year(2022)
	if err != nil {
		t.Fatal(err)
	}
	if d := store.Diff(y, storetest.Sample()); len(d) > 0 {
		t.Errorf("changed all the same: %v", d)
	}
	must(t, l.Move(2022, "改科目", row, row))
}

package report

import (
	"fmt"
	"slices"
	"strings"
)

// checkShape asks that a table has what its form is made of.
func (t *tableDef) checkShape() error {
	switch t.Form {
	case "tree", "row":
		if len(t.Columns) == 0 || len(t.Sides) > 0 {
			return fmt.Errorf("要有列（“[[table.column]]”），不能有分栏（“[[table.side]]”）")
		}
	case "sides", "stacks":
		if len(t.Sides) == 0 || len(t.Columns) > 0 {
			return fmt.Errorf("要有分栏（“[[table.side]]”），列写在分栏里（“[[table.side.column]]”）")
		}
	}
	return nil
}

// check asks what a table's parts must have in common: a slip in a pack is
// told when the pack is loaded, and no money vanishes or counts twice.
func (t *tableDef) check() error {
	keys := map[string]bool{}
	for _, s := range t.Sides {
		for _, l := range s.lines {
			if l.key != "" && keys[l.key] {
				return fmt.Errorf("%s 第 %d 行：键“%s”在另一个分栏里已经有了", s.Lines, l.at, l.key)
			}
			keys[l.key] = true
		}
	}
	if t.Form == "stacks" {
		return t.checkStacks()
	}
	return nil
}

// checkStacks asks that the row of totals fits the columns.
func (t *tableDef) checkStacks() error {
	cols := 0
	for _, s := range t.Sides {
		cols += len(s.Columns)
		if s.Sum != t.Sides[0].Sum {
			return fmt.Errorf("各分栏的“sum”应当相同，现在“%s”和“%s”不同", t.Sides[0].Sum, s.Sum)
		}
	}
	taken := 0
	for _, s := range t.Totals {
		if s.Span < 1 {
			return fmt.Errorf("合计“%s”的“span”应是 1 以上的数", s.Label)
		}
		taken += s.Span + 1
	}
	if len(t.Totals) > 0 && taken != cols {
		return fmt.Errorf("合计行共占 %d 列，表有 %d 列，请改正各合计的“span”", taken, cols)
	}
	return nil
}

// checkColumns asks that every amount column has a way to be filled.
func checkColumns(cols []columnDef, form string) error {
	keys := map[string]bool{}
	amounts := map[string]bool{}
	for _, c := range cols {
		if keys[c.Key] {
			return fmt.Errorf("有两列的键都是“%s”，请用“key”分开", c.Key)
		}
		keys[c.Key] = true
		amounts[c.Key] = c.amount()
		switch {
		case !c.amount() && (c.Sum != "" || len(c.Of) > 0):
			return fmt.Errorf("列“%s”不是金额，不能有“sum”或“of”", c.Name)
		case c.Sum != "" && len(c.Of) > 0:
			return fmt.Errorf("列“%s”的“sum”和“of”只能有一个", c.Name)
		case c.amount() && c.Sum == "" && len(c.Of) == 0 && (form == "tree" || form == "row"):
			return fmt.Errorf("列“%s”没有说由什么相加，请写“sum”或“of”", c.Name)
		}
	}
	if len(cols) > 0 && form != "row" && form != "" && !slices.ContainsFunc(cols, func(c columnDef) bool { return c.amount() }) {
		return fmt.Errorf("没有金额列")
	}
	for _, c := range cols {
		for _, k := range c.Of {
			if !amounts[k] {
				return fmt.Errorf("列“%s”要加的列“%s”不存在，或不是金额%s", c.Name, k, meant(k, keysOf(keys)))
			}
		}
	}
	if c := firstCyclic(cols); c != "" {
		return fmt.Errorf("列“%s”等于它自己与别的列之和，请检查“of”", c)
	}
	return nil
}

// firstCyclic returns the name of a column that adds up itself, or "".
func firstCyclic(cols []columnDef) string {
	filled := map[string]bool{}
	for range len(cols) + 1 {
		for _, c := range cols {
			if !slices.ContainsFunc(c.Of, func(k string) bool { return !filled[k] }) {
				filled[c.Key] = true
			}
		}
	}
	for _, c := range cols {
		if !filled[c.Key] {
			return c.Name
		}
	}
	return ""
}

// check asks that a side's lines have keys where money stands in them, each
// key once, and that what they add up exists.
func (s *sideDef) check(form, shown string) error {
	fail := func(l *lineDef, format string, a ...any) error {
		return fmt.Errorf("%s 第 %d 行：%s", shown, l.at, fmt.Sprintf(format, a...))
	}
	keys := map[string]bool{}
	for i := range s.lines {
		l := &s.lines[i]
		switch {
		case l.key == "" && (l.of != nil || l.sels != nil || form == "stacks"):
			return fail(l, "“%s”没有键（第二栏）", l.label)
		case l.key != "" && keys[l.key]:
			return fail(l, "键“%s”出现了两次", l.key)
		case form == "stacks" && (l.of != nil || l.sels != nil):
			return fail(l, "“%s”不能有取数，科目的金额由分栏的“sum”来", l.label)
		case form == "stacks" && len(l.key) > 3 && !keys[prefix(l.key, 3)]:
			return fail(l, "科目 %s 的上面没有它的类 %s", l.key, strings.ToValidUTF8(prefix(l.key, 3), ""))
		}
		keys[l.key] = true
	}
	for i := range s.lines {
		for _, k := range s.lines[i].of {
			if k != allClasses && !keys[k] {
				return fail(&s.lines[i], "“%s”要加的行“%s”不存在%s", s.lines[i].label, k, meant(k, keysOf(keys)))
			}
		}
	}
	if l := s.cyclic(); l != nil {
		return fail(l, "“%s”等于它自己与别的行之和，请检查取数", l.label)
	}
	return nil
}

// cyclic returns a line that adds up itself, directly or through others.
func (s *sideDef) cyclic() *lineDef {
	filled := map[string]bool{}
	waits := func(l *lineDef) bool {
		return slices.ContainsFunc(l.of, func(k string) bool {
			if k != allClasses {
				return !filled[k]
			}
			return slices.ContainsFunc(s.lines, func(o lineDef) bool { return isClass(o.key) && !filled[o.key] })
		})
	}
	for range len(s.lines) + 1 {
		for i := range s.lines {
			if !waits(&s.lines[i]) {
				filled[s.lines[i].key] = true
			}
		}
	}
	for i := range s.lines {
		if waits(&s.lines[i]) {
			return &s.lines[i]
		}
	}
	return nil
}

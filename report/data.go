package report

import (
	"slices"

	"juesuan/store"
)

// dataNames are the names at the top of the data that templates see.
var dataNames = []string{
	"部门", "自称", "级次", "决算范围", "联系方式", "单位", "年度", "上年度", "职责", "机构", "单位列表", "车辆列表",
	"内设机构", "决算单位", "车辆", "设备", "三公数量", "三公经费", "机关运行经费", "政府采购", "项目自评", "自评",
	"表01", "表02", "表03", "表04", "表05", "表06", "表07", "表08", "表09", "预算",
	"收入总计", "支出总计", "合计", "小计", "基本支出", "项目支出", "年初预算数", "全年预算数", "决算数", "数量", "内容", "名称",
}

// makeData builds what templates see: maps with Chinese names down to terms
// (facts) and texts. There are no numbers in it, only facts, so that nothing
// is printed without its link and no template can count to a number.
func (c *composer) makeData() map[string]any {
	d := c.year.Department
	data := map[string]any{
		"部门":   c.text(d.Name, "单位概况/名称"),
		"自称":   c.text(selfName(d), "单位概况/自称"),
		"级次":   c.text(d.Level, "单位概况/级次"),
		"决算范围": c.text(d.Scope, "单位概况/决算范围"),
		"联系方式": c.text(d.Contact, "单位概况/联系方式"),
		"单位":   string(c.book.Unit),
	}
	c.putTables(data)
	for _, a := range c.book.order {
		put(data, dataPath(a), c.term(c.book.facts[a]))
	}
	var duties, sections, units, vehicles []item
	for i, x := range c.year.Duties {
		duties = append(duties, item{"内容": c.text(x.Text, entry("部门职责", i, "内容"))})
	}
	for i, x := range c.year.Sections {
		sections = append(sections, item{"名称": c.text(x.Name, entry("内设机构", i, "名称"))})
	}
	for i, x := range c.year.Units {
		units = append(units, item{"名称": c.text(x.Name, entry("决算单位", i, "名称")), "性质": string(x.Kind)})
	}
	for i, x := range c.year.Vehicles {
		f := c.book.Fact(entry("车辆", i, "数量"))
		vehicles = append(vehicles, item{"名称": oneLine(x.Class), "值": c.term(f)})
	}
	data["职责"], data["机构"], data["单位列表"], data["车辆列表"] = duties, sections, units, vehicles
	return data
}

func selfName(d store.Department) string {
	if d.SelfName == "" {
		return "我部门"
	}
	return d.SelfName
}

func entry(page string, i int, field string) string {
	return store.JoinAddress(page, itoa(i+1), field)
}

// words is a text of the office with its address, marked when it is printed.
type words struct {
	c    *composer
	text string
	addr string
}

// String prints the text with its link.
func (w words) String() string { return w.c.mark(w.text, span{entry: w.addr}) }

// text is a user's text for the data; an empty one is "", which is false in if.
func (c *composer) text(s, addr string) any {
	if s = clean(s); s == "" {
		return ""
	}
	return words{c, s, addr}
}

// putTables puts the cells of tables into the data. The rows of subjects are
// left out: lists have them (各行), and a large ledger has many.
func (c *composer) putTables(data map[string]any) {
	for _, id := range c.book.ids {
		t, def := c.book.grids[id], c.pack.table(id)
		for i := range t.Rows {
			if def != nil && def.Form == "tree" && t.Rows[i].Key != def.Total {
				continue
			}
			for j := range t.Rows[i].Cells {
				if cell := &t.Rows[i].Cells[j]; c.book.cells[cell.Addr] == cell {
					put(data, dataPath(cell.Addr), c.term(factOf(cell)))
				}
			}
		}
	}
}

// dataPath is where a fact stands in the data: tables are 表01 …
func dataPath(addr string) []string {
	path := store.SplitAddress(addr)
	if c := path[0][0]; c >= '0' && c <= '9' {
		path[0] = "表" + path[0]
	}
	return path
}

// put sets a value deep in nested maps.
func put(m map[string]any, path []string, v any) {
	for _, p := range path[:len(path)-1] {
		next, ok := m[p].(map[string]any)
		if !ok {
			next = map[string]any{}
			m[p] = next
		}
		m = next
	}
	m[path[len(path)-1]] = v
}

// namesIn appends the names in the data and below, each once, for guesses at
// what a misspelt one meant.
func namesIn(m map[string]any, names []string) []string {
	for _, k := range keysOf(m) {
		if !slices.Contains(names, k) {
			names = append(names, k)
		}
		if below, ok := m[k].(map[string]any); ok {
			names = namesIn(below, names)
		}
	}
	return names
}

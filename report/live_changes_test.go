package report

import (
	"fmt"
	"math/rand/v2"

	"juesuan/store"
)

// changer makes random changes of a year, as somebody might type them.
type changer struct {
	*rand.Rand
	rows *yearRows
	back []store.Change // changes that take earlier ones back
}

// sumPages are where most changes are made.
var sumPages = []string{"收入", "支出", "基本支出", "结转结余", "非财政拨款结余", "三公经费", "三公数量", "机关运行经费", "政府采购", "车辆", "设备", "项目自评"}

// next returns one change, sometimes two.
func (c *changer) next() []store.Change {
	if n := len(c.back); n > 0 && c.IntN(4) == 0 {
		back := c.back[n-1]
		c.back = c.back[:n-1]
		return []store.Change{back}
	}
	out := []store.Change{c.one()}
	if c.IntN(8) == 0 {
		out = append(out, c.one())
	}
	return out
}

func (c *changer) one() store.Change {
	switch c.IntN(12) {
	case 0:
		return c.added()
	case 1, 2, 3:
		return c.inPage(store.Pages()[c.IntN(len(store.Pages()))])
	case 4:
		return c.inPage(store.PageNamed("文字"))
	}
	return c.inPage(store.PageNamed(sumPages[c.IntN(len(sumPages))]))
}

// inPage changes a field of a row that is there.
func (c *changer) inPage(p *store.Page) store.Change {
	a := store.Address{Page: p}
	row := c.rows.page(p)
	if !p.Single {
		n := row.Len()
		if n == 0 {
			return c.added()
		}
		i := c.IntN(n)
		row = row.Index(i)
		if p.Ordered {
			a.Key = []string{itoa(i + 1)}
		}
		for _, k := range p.KeyFields() {
			a.Key = append(a.Key, field(row, p, k).String())
		}
	}
	var fields []*store.Field
	for i := range p.Fields {
		if !p.Fields[i].Key {
			fields = append(fields, &p.Fields[i])
		}
	}
	a.Field = fields[c.IntN(len(fields))]
	old := typed(field(row, p, a.Field).Interface())
	if len(c.back) < 20 {
		c.back = append(c.back, store.Change{Addr: a.String(), Value: old})
	}
	value := c.value(a, old)
	if beside := fields[c.IntN(len(fields))]; beside.Kind == a.Field.Kind && c.IntN(3) == 0 {
		value = typed(field(row, p, beside).Interface()) // as the budget, so that words change
	}
	return store.Change{Addr: a.String(), Value: value}
}

func typed(v any) string {
	switch v := v.(type) {
	case bool:
		if v {
			return "是"
		}
		return "否"
	case *store.Yuan:
		if v == nil {
			return ""
		}
	}
	return fmt.Sprint(v)
}

func (c *changer) value(a store.Address, old string) string {
	f := a.Field
	pick := func(list ...string) string { return list[c.IntN(len(list))] }
	switch f.Kind {
	case store.AmountValue:
		return pick("0", "0.01", "49.99", "50", "5,000", old, "１２３４５．６０", "9999999999999.99", "-3.27",
			fmt.Sprintf("%d.%02d", c.IntN(1e9), c.IntN(100)), fmt.Sprint(c.IntN(1e6)), "")
	case store.CountValue:
		return pick("0", "1", "7", old, itoa(c.IntN(900)))
	case store.FlagValue:
		return pick("是", "否")
	case store.ChoiceValue:
		return pick(f.Options...)
	}
	switch {
	case f.Number:
		return pick("0", "3", "12.5", "", old)
	case f.Column == "published_on":
		return pick("", "2024-02-29", "2023-09-01")
	}
	return pick("", "。", "甲乙丙", "一份写得长一些的说明，共两句。这是第二句。", "两行\n文字", "# 不是标题", old+"又", old)
}

// added puts a value in a row that is not there yet.
func (c *changer) added() store.Change {
	pick := func(list ...string) string { return list[c.IntN(len(list))] }
	codes := []string{"2010301", "2010302", "2080505", "2120801", "2230201", "2309999", "2350101"}
	addr := pick(
		store.JoinAddress("支出", pick(codes...), pick(texted(store.Funds)...), pick(texted(store.Natures)...), pick("决算数", "年初预算数", "全年预算数")),
		store.JoinAddress("收入", pick(codes...), pick(texted(store.IncomeKinds)...), "决算数"),
		store.JoinAddress("基本支出", pick("30101", "30199", "309", "30901", "39999", "50101"), pick(texted(store.Funds)...), "决算数"),
		store.JoinAddress("结转结余", pick(texted(store.Funds)...), pick("", "2120801", "2230201"), pick("年初数", "年末数")),
		store.JoinAddress("三公经费", pick(texted(store.PublicKinds)...), "决算数"),
	)
	other := pick(
		store.JoinAddress("文字", pick("原因/一", "原因/四", "原因/五（三）/"+pick(codes...), "文字/重点绩效评价", "用途/2010301", "文字/没有人问"), "内容"),
		store.JoinAddress("内设机构", itoa(c.rows.page(store.PageNamed("内设机构")).Len()+1), "名称"),
		store.JoinAddress("自评指标", itoa(c.rows.page(store.PageNamed("自评指标")).Len()+1), "分值"),
		store.JoinAddress("自评资金", pick("财政拨款", "单位资金"), "年初预算数"),
		store.JoinAddress("项目自评", itoa(c.rows.page(store.PageNamed("项目自评")).Len()+1), "全年预算数"),
		store.JoinAddress("自定科目", "功能分类", pick(codes...), "科目名称"),
		store.JoinAddress("改写", pick("一", "三", "十"), "模板"),
	)
	if c.IntN(2) == 0 {
		addr = other
	}
	a, err := store.ParseAddress(addr)
	if err != nil {
		panic(err)
	}
	if a.Page.Name == "改写" {
		return store.Change{Addr: addr, Value: pick(rewrites...)}
	}
	return store.Change{Addr: addr, Value: c.value(a, "")}
}

// rewrites are sections that nobody guards: a heading with an amount, a ratio
// whose base may be zero, a comparison of texts, a figure printed twice.
var rewrites = []string{
	"",
	"# 收入{{金额 .表01.收入总计}}\n\n{{$x := 数 .表01.收入总计}}{{$x}}与{{$x}}。",
	"# 一\n\n{{完成率 .机关运行经费.决算数 .机关运行经费.年初预算数}}{{占比 .表01.支出总计 .表01.收入总计}}",
	"# 一\n\n{{if eq (增减 .表01.收入总计 .表01.支出总计) \"持平\"}}平{{else}}# 二{{end}}\n\n{{if 非零 .政府采购.货物}}\n# 又一个标题\n{{end}}{{可选 \"没有人问\"}}{{文字 \"没有人问\"}}",
	"{{range 各行 \"03\" \"款\"}}{{.名称}}{{数 .本年支出合计}}；{{end}}{{with 末级 .表03.合计.本年支出合计}}{{列举 .}}{{end}}",
}

package storetest

import (
	"fmt"

	"juesuan/store"
)

// topics name the work of a class (类) in a few words, so that reasons differ.
var topics = map[string]string{
	"201": "政务服务", "204": "基层治安防控", "205": "教学设施改造", "206": "科研平台建设",
	"207": "公共文化服务", "208": "民政与就业保障", "210": "公共卫生服务", "211": "河道水质治理",
	"212": "市政设施养护", "213": "高标准农田管护", "214": "农村公路养护", "215": "企业技改服务",
	"216": "农贸市场提升", "217": "普惠金融贴息", "220": "测绘与国土调查", "221": "公租房管理",
	"222": "应急粮储备轮换", "224": "防汛抗旱演练", "229": "社区便民服务", "230": "乡镇财力补助",
}

// rises and falls are why an item spent more or less than its 年初预算.
var (
	rises = []string{
		"上级年中下达%s专项转移支付", "年中追加%s经费", "%s任务量比年初安排增加", "%s补助标准提高并按新标准补发",
		"本级年中调剂安排%s资金", "%s工作提前到本年实施", "%s人员增加、调标补发", "%s合同本年集中到期结算", "新增%s事项",
	}
	falls = []string{
		"%s招标节约资金", "%s项目部分进度款按合同在下一年支付", "压减%s一般性开支", "%s补助对象比预计减少",
		"%s任务与其他部门合并实施", "%s人员调出、退休", "%s培训改为线上举办", "%s物资采购单价下降", "%s验收推迟，尾款未付",
	}
	endings = []string{"", "，按实际发生数列支", "，经批准调整预算", "，据实结算", "，按进度支付"}
)

// writer writes reasons, never the same one twice for a topic.
type writer struct {
	y    *store.Year
	used map[string]int
}

func (w *writer) put(place, text string) {
	w.y.Texts = append(w.y.Texts, store.Text{Place: place, Text: text})
}

// item writes why an item's spending misses its budget by diff 分.
func (w *writer) item(code string, actual, diff int64) {
	topic, ok := topics[code[:3]]
	if !ok {
		topic = code[:3] + "类专项"
	}
	place := "原因/五（三）/" + code
	if actual < 0 {
		w.put(place, fmt.Sprintf("收回以前年度多拨的%s资金，冲减本年支出", topic))
		return
	}
	phrases := rises
	if diff < 0 {
		phrases = falls
	}
	n := w.used[code[:3]]
	w.used[code[:3]]++
	w.put(place, fmt.Sprintf(phrases[n%len(phrases)], topic)+endings[(n/len(phrases)+w.y.Year)%len(endings)])
}

// direction writes up or down where the difference is not zero.
func (w *writer) direction(place string, diff int64, up, down string) {
	switch {
	case diff > 0:
		w.put(place, up)
	case diff < 0:
		w.put(place, down)
	}
}

// reasons gives a reason at every place where the document asks for one.
// Comparisons are with last, or with the entered prior totals where last is nil.
func reasons(y, last *store.Year) {
	w := &writer{y, map[string]int{}}
	compare := func(place string, now int64, total func(*store.Year) int64, prior *store.Yuan, up, down string) {
		switch {
		case last != nil:
			w.direction(place, now-total(last), up, down)
		case prior != nil:
			w.direction(place, now-prior.Fen(), up, down)
		}
	}
	compare("原因/一", total(y), total, y.Prior.Income,
		"征地补偿、污水处理等重点项目集中实施，资金规模扩大", "大型基础设施项目上年完工，本年资金需求减少")
	compare("原因/四", fiscalTotal(y), fiscalTotal, y.Prior.FiscalTotal,
		"上级专项转移支付和基金预算拨款增加", "土地出让相关的基金预算拨款减少")
	compare("原因/五（一）", generalSpending(y), generalSpending, y.Prior.GeneralPublic,
		"教育、卫生等民生项目扩面提标", "落实过紧日子要求，压减非急需、非刚性支出")

	actual, diff := map[string]int64{}, map[string]int64{}
	for _, e := range y.Expenditure {
		if e.Fund == store.GeneralPublic {
			actual[e.Code] += e.Actual.Fen()
			diff[e.Code] += e.Actual.Fen() - e.InitialBudget.Fen()
		}
	}
	for _, e := range y.Expenditure { // in the order of the codes, one reason a code
		if d := diff[e.Code]; e.Fund == store.GeneralPublic && d != 0 {
			w.item(e.Code, actual[e.Code], d)
			delete(diff, e.Code)
		}
	}
	w.public()
	w.direction("原因/十", y.Operating.Actual.Fen()-y.Operating.Budget.Fen(),
		"办公区搬迁，水电和物业费用上升", "会议、差旅合并安排，办公耗材集中采购")
}

// public writes the reasons of the “三公” section, which compares with the 全年预算.
func (w *writer) public() {
	diff := map[store.PublicKind]int64{}
	var all int64
	for _, p := range w.y.ThreePublic {
		diff[p.Kind] = p.Actual.Fen() - p.AdjustedBudget.Fen()
		all += diff[p.Kind]
	}
	w.direction("原因/九（一）", all, "接待批次增加", "严格控制接待标准和用车频次，费用低于预算")
	w.direction("原因/九（二）/1", diff[store.Abroad], "新增出访任务", "一个出访团组改为视频会商")
	w.direction("原因/九（二）/2", diff[store.VehiclePurchase]+diff[store.VehicleRunning], "更新车辆", "公务用车统一调度，维修和燃油费用下降")
	w.direction("原因/九（二）/3", diff[store.DomesticReception]+diff[store.ForeignReception], "来访增加", "接待一律安排在机关食堂，单次费用下降")
}

// total is the 收入总计, in 分.
func total(y *store.Year) int64 {
	sum := y.NonFiscal.SurplusUsed.Fen()
	for _, i := range y.Income {
		sum += i.Actual.Fen()
	}
	for _, c := range y.Carryovers {
		sum += c.Opening.Fen()
	}
	return sum
}

// fiscalTotal is the 财政拨款收入总计, in 分.
func fiscalTotal(y *store.Year) int64 {
	var sum int64
	for _, i := range y.Income {
		if fundOf(i.Kind) != "" {
			sum += i.Actual.Fen()
		}
	}
	for _, c := range y.Carryovers {
		if c.Fund != store.FiscalAccount && c.Fund != store.UnitMoney {
			sum += c.Opening.Fen()
		}
	}
	return sum
}

// fundSpending is all spending from one fund, in 分.
func fundSpending(y *store.Year, f store.Fund) int64 {
	var sum int64
	for _, n := range store.Natures {
		sum += spendingFen(y, f, n)
	}
	return sum
}

func generalSpending(y *store.Year) int64 { return fundSpending(y, store.GeneralPublic) }

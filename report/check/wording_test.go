package check

import "testing"

// TestWhatIsStillToBeWritten: words and signs that stand for others.
func TestWhatIsStillToBeWritten(t *testing.T) {
	rules := load(t)
	own := &probe{index: &index{}, rule: &Rule{}}
	for text, want := range map[string]string{
		"自评得分96分。【请填写】": "【请填写】", "原因是[请填写具体原因]。": "[请填写具体原因]", "情况待补充。": "", "主要情况：待补充。": "待补充", "待定": "待定", "（待定）": "（待定）",
		"评价等级为____。": "____", "评价等级为……。": "……。", "评价等级为……": "……",
		"人员编制有待补充。": "", "填写自评表（填报单位：某局）。": "", "制定“过紧日子……措施”办法。": "", "（二）填写说明": "", "方案待定稿后公开。": "",
	} {
		if got := own.notWritten(text, rules.sets[notWrittenWords]); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	others := &probe{index: &index{Input: Input{PrintedOnly: true}}, rule: &Rule{}}
	if got := others.notWritten("加强……。", nil); got != "" {
		t.Errorf("dots in print: %q", got)
	}
}

func TestTextsOfRules(t *testing.T) {
	for text, want := range map[string]string{
		"（请填写因公出国（境）费与上年相比）全年没有。": "（请填写因公出国（境）费与上年相比）",
		"原因是XX。":    "XX",
		"202 年度支出":  "202 年度",
		"2022年度支出。": "",
		"按规定列明支出。":  "",
	} {
		if got := rePlaceholder.FindString(text); got != want {
			t.Errorf("placeholder of %q is %q, want %q", text, got, want)
		}
	}
	for text, want := range map[string]string{
		"其中：因公出国费0万元，占 %，比上年减少 万元；": "占 %", "支出决算为万元，完成年初预算的 %。": "决算为万元", "比上年减少　万元。": "减少　万元",
		"（单位：万元）": "", "金额计量单位为万元，保留两位小数。": "", "减少3.00 万元，占 5 %。": "", "占比%以上的": "", "增加万元以上项目": "",
	} {
		got := ""
		if m := reBlank.FindStringSubmatch(text); m != nil {
			got = m[1]
		}
		if got != want {
			t.Errorf("blank in %q: %q, want %q", text, got, want)
		}
	}
	for text, want := range map[string]int{
		"设备（含）1,234.56台（套），共3人：“甲”、“乙”。": 0,
		"执行较好。。":     1,
		"设备（含)。":     1,
		"甲,乙；丙":      1,
		"（一":         1,
		"一）":         1,
		"见“附件《表》”。":  0,
		"1) 甲，2) 乙。": 0,
	} {
		if got := punctuation(text); len(got) != want {
			t.Errorf("%q has %q, want %d", text, got, want)
		}
	}
	for text, want := range map[string]string{
		"手机13800000000。":            "13800000000",
		"合计13800000000.00元":         "",
		"身份证11010519491231002X。":    "11010519491231002X",
		"编号110105194912310021。":     "", // wrong check digit
		"卡号6222020200112230004。":    "6222020200112230004",
		"电话0391-3568888，保守国家秘密。":    "",
		"监督索引号6222020200112230004":  "",
		"机密★一年。":                    "机密★",
		"支出1,138,000,000,001.00万元。": "",
	} {
		if got, _ := personal(text); got != want {
			t.Errorf("personal in %q: %q, want %q", text, got, want)
		}
	}
	for text, want := range map[string]string{"反映反映单位": "反映反映", "住房保障支出（类）保障性安居工程支出": "", "建设建设用地": "", "我们的的": "的的",
		"普及及时": "", "行为为先": "", "温和和谐": "", "为了了解情况": "", "目的的实现": "", "收入和和支出": "和和"} {
		if got := doubled(text); got != want {
			t.Errorf("doubled in %q: %q, want %q", text, got, want)
		}
	}
	for text, want := range map[string]string{
		"使用以前年度剩余资金": "以前年度剩余资金", "上年结转资金安排的项目增加": "结转资金", "本年无新增项目，使用上年结转": "上年结转",
		"加强结余资金管理，严格控制结转结余规模": "", "本年度无上年结转资金，全部为当年新增": "", "收回以前年度存量资金后重新安排": "",
	} {
		if got := oldMoney(text); (got != "") != (want != "") {
			t.Errorf("old money in %q: %q, want %q", text, got, want)
		}
	}
}

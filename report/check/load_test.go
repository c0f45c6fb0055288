package check

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"juesuan/store"
	"juesuan/store/storetest"
)

func ruleFile(t *testing.T, text string) string {
	t.Helper()
	f := filepath.Join(t.TempDir(), "市局.toml")
	if err := os.WriteFile(f, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return f
}

// own is a bureau's rule with an expression.
func own(expression string) string {
	return "[[rule]]\nid = \"S01\"\nname = \"名\"\nseverity = \"error\"\nclause = \"文\"\nexpression = [\"" + expression + "\"]\n"
}

// TestClaimedRulesAreThere: every rule of the list but those left is loaded, has a
// clause and an example.
func TestClaimedRulesAreThere(t *testing.T) {
	rules := load(t)
	left := map[string]bool{"C28": true, "D01": true}
	for group, n := range map[string]int{"A": 31, "B": 24, "C": 36, "P": 12, "Q": 13, "D": 18} {
		for i := range n {
			id := group + string(rune('0'+(i+1)/10)) + string(rune('0'+(i+1)%10))
			r, err := rules.Rule(id)
			switch {
			case left[id] && err == nil:
				t.Errorf("%s is said to be left and is there", id)
			case left[id]:
			case err != nil:
				t.Errorf("%s is missing", id)
			case r.Clause == "" || r.Example == "" || r.Advice == "":
				t.Errorf("%s has no clause, example or advice", id)
			}
		}
	}
	for id := range functions {
		if r, err := rules.Rule(id); err != nil || !r.Function {
			t.Errorf("function %s has no rule", id)
		}
	}
}

func TestWrongRulesAreRefusedWithFileLineAndGuess(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		says []string
	}{
		"column":                 {own("03/合计/基本支岀 ≤ 03/合计/本年支出合计"), []string{"市局.toml 第 6 行", "基本支岀", "是不是“基本支出”"}},
		"row":                    {own("01/收入总额 = 01/支出总计"), []string{"第 6 行", "是不是“收入总计”"}},
		"table":                  {own("3/合计/基本支出 ≥ 0"), []string{"没有“3”这张表", "是不是"}},
		"fact":                   {own("政府采购/总和 ≥ 0"), []string{"是不是“政府采购/总额”"}},
		"variable":               {own("03/{序}/基本支出 ≥ 0"), []string{"没有名为“序”的变量"}},
		"brace":                  {own("03/{类/基本支出 ≥ 0"), []string{"花括号不成对"}},
		"operator":               {own("03/合计/基本支出 => 0"), []string{"不是比较号"}},
		"no compare":             {own("03/合计/基本支出"), []string{"缺少比较号"}},
		"no address":             {own("03/合计/基本支出 ≈ "), []string{"缺少一个地址"}},
		"two arrows":             {own("01/收入总计 > 0 ⇒ 01/支出总计 > 0 ⇒ 01/收入总计 > 0"), []string{"一条只能有一个"}},
		"below":                  {own("01/收入总计 ≈ Σ 下级"), []string{"左边只能是一个"}},
		"severity":               {strings.Replace(own("01/收入总计 > 0"), "error", "eror", 1), []string{"第 4 行", "是不是“error”"}},
		"key":                    {own("01/收入总计 > 0") + "naem = \"x\"\n", []string{"第 7 行", "是不是“name”"}},
		"toml":                   {"[[rule]]\nid = \"S01\n", []string{"第 2 行", "TOML"}},
		"no clause":              {strings.Replace(own("01/收入总计 > 0"), "clause = \"文\"\n", "", 1), []string{"没有依据"}},
		"taken":                  {strings.Replace(own("01/收入总计 > 0"), "S01", "A01", 1), []string{"已经有了"}},
		"member":                 {own("02/合计/本年收入合计 ≥ Σ 02/合计/{我的}") + "[sets]\n\"我的\" = [\"事业收如\"]\n", []string{"第 6 行", "名单“我的”里的“事业收如”", "是不是“事业收入”"}},
		"no members":             {own("01/{我的} = 5") + "[sets]\n\"我的\" = []\n", []string{"第 6 行", "名单“我的”是空的"}},
		"two free":               {own("01/收入总计 ≥ Σ 02/{款}/{列}"), []string{"第 6 行", "有两个变量"}},
		"nothing":                {own("5 = 5"), []string{"第 6 行", "没有引用任何数"}},
		"needs":                  {own("01/收入总计 > 0") + "needs = [\"文子\"]\n", []string{"第 7 行", "是不是“文字”"}},
		"code":                   {own("03/2010391/基本支出 ≥ 0"), []string{"第 6 行", "科目表里没有功能分类科目“2010391”", "是不是“20103", "自定科目"}},
		"prior code":             {own("上年/03/2010391/基本支出 ≥ 0"), []string{"科目表里没有功能分类科目“2010391”"}},
		"economic":               {own("06/30119/决算数 ≥ 0"), []string{"科目表里没有经济分类科目“30119”", "是不是“301"}},
		"code's set":             {own("03/{我的}/基本支出 ≥ 0") + "[sets]\n\"我的\" = [\"2010301\", \"2010391\"]\n", []string{"名单“我的”里的“2010391”", "科目表里没有"}},
		"too deep":               {own("04/2010301/合计 ≥ 0"), []string{"表 04 没有“2010301”这一行，功能分类只列到类"}},
		"no codes":               {own("09/201/合计 ≥ 0"), []string{"表 09 没有“201”这一行"}},
		"plus without blanks":    {own("06/302/决算数 ≈ 06/30216/决算数+06/30217/决算数"), []string{"第 6 行", "“06/30216/决算数+06/30217/决算数”里的“+”两边要有空格"}},
		"equals without blanks":  {own("01/收入总计=01/支出总计"), []string{"“=”两边要有空格"}},
		"minus without blanks":   {own("01/收入总计 = 01/支出总计-5"), []string{"“-”两边要有空格"}},
		"key twice":              {own("01/收入总计 > 0") + "name = \"又\"\n", []string{"第 7 行", "name 写了两次"}},
		"set twice":              {own("01/收入总计 > 0") + "[sets]\n\"甲\" = [\"30201\"]\n\"甲\" = [\"30202\"]\n", []string{"第 9 行", "甲 写了两次"}},
		"no rules":               {"# 还没有写\n", []string{"里面没有规则"}},
		"second":                 {own("01/收入总计 > 0") + strings.NewReplacer("S01", "S02", "error", "eror").Replace(own("01/收入总计 > 0")), []string{"第 10 行", "是不是“error”"}},
		"second key":             {own("01/收入总计 > 0") + strings.Replace(own("01/收入总计 > 0"), "S01", "S02", 1) + "nam = \"x\"\n", []string{"第 13 行", "是不是“name”"}},
		"number":                 {strings.Replace(own("01/收入总计 > 0"), "\"S01\"", "1", 1), []string{"第 2 行", "id 要写成"}},
		"no list":                {strings.NewReplacer("[\"", "\"", "\"]", "\"").Replace(own("01/收入总计 > 0")), []string{"第 6 行", "expression 要写成 [\"…\"]"}},
		"needs text":             {own("01/收入总计 > 0") + "needs = \"文字\"\n", []string{"第 7 行", "needs 要写成 [\"…\"]"}},
		"set text":               {"[sets]\n\"甲\" = \"30201\"\n" + own("01/收入总计 > 0"), []string{"第 2 行", "名单“甲”要写成"}},
		"one bracket":            {strings.Replace(own("01/收入总计 > 0"), "[[rule]]", "[rule]", 1), []string{"第 1 行", "[[rule]]"}},
		"unclosed":               {"[[rule]\nid=\"x\"", []string{"第 1 行", "TOML"}},
		"GBK":                    {strings.Replace(own("01/收入总计 > 0"), "名", "\xc3\xfb", 1), []string{"不是 UTF-8"}},
		"itself":                 {own("01/收入总计 = 01/收入总计"), []string{"第 6 行", "两边是同一个数"}},
		"function":               {own("x") + "function = true\n", []string{"只有程序自带的规则能用"}},
		"fact's table, numbered": {own("政府采够/{序号}/数量 ≤ 5"), []string{"没有“政府采够”", "是不是“政府采购”"}},
		"numbered fact":          {own("车辆/{序号}/数里 ≥ 0"), []string{"没有“车辆/{序号}/数里”这个数", "是不是“车辆/{序号}/数量”"}},
		"a number's table":       {own("车两/1/数量 ≥ 0"), []string{"没有“车两”", "是不是“车辆”"}},
		"classes of 09":          {own("09/{类}/因公出国 ≥ 99"), []string{"表 09 的行里没有{类}"}},
		"items of 01":            {own("01/{项} ≥ 0"), []string{"表 01 的行里没有{项}，只有{类}"}},
		"four parts":             {own("03/合计/基本支出/多余 ≥ 0"), []string{"多了“多余”", "表号/行/列"}},
		"section":                {own("二十：01/收入总计 = 01/收入总计"), []string{"没有“二十”这一节"}},
		"section's name":         {own("伍：05/合计/小计 = 05/合计/小计"), []string{"没有“伍”这一节", "概况"}},
		"prior twice":            {own("上年/上年/01/收入总计 ≥ 0"), []string{"“上年/”写了两次"}},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Load(ruleFile(t, c.text))
			if err == nil {
				t.Fatal("not refused")
			}
			for _, s := range c.says {
				if !strings.Contains(err.Error(), s) {
					t.Errorf("%q does not say %q", err, s)
				}
			}
		})
	}
	if _, err := Load(t.TempDir()); err == nil || !strings.Contains(err.Error(), "没有规则文件") {
		t.Errorf("an empty folder: %v", err)
	}
	if _, err := Load(filepath.Join(t.TempDir(), "没有.toml")); err == nil || !strings.Contains(err.Error(), "没有规则文件") {
		t.Errorf("a missing file: %v", err)
	}
}

// TestOwnRules: a bureau's rule in a file or a folder is tested like ours, and
// its sets and ours serve it.
func TestOwnRules(t *testing.T) {
	for expression, want := range map[string]Outcome{
		"06/公用经费合计 ≤ 06/人员经费合计":                       Holds,
		"03/合计/项目支出 ≤ 03/合计/基本支出":                     Found,
		"Σ 01/{收入} ≈ 01/本年收入合计":                       Holds,
		"上年/01/年末结转和结余 = 01/年初结转和结余":                  NotChecked,
		"03/{项}/基本支出 > 0 ⇒ 05/{项}/基本支出 > 0":           Holds,
		"十一：政府采购/总额 = 政府采购/工程":                        Holds,
		"十二：政府采购/总额 = 政府采购/工程":                        NotChecked,
		"02/20103/财政拨款收入 ≈ 02/2010301/财政拨款收入 + 24.47": Found,
	} {
		file := ruleFile(t, own(expression))
		rules, err := Load(filepath.Dir(file))
		if err != nil {
			t.Errorf("%s: %v", expression, err)
			continue
		}
		if got := Run(rules, input(t, storetest.Sample(), nil), Options{}).Outcome("S01"); got != want {
			t.Errorf("%s ended as %s, want %s", expression, got, want)
		}
	}
}

// TestRuleFilesOfAFolder: .TOML is a rule file too; what is no file is refused
// and not waited for.
func TestRuleFilesOfAFolder(t *testing.T) {
	dir := filepath.Dir(ruleFile(t, own("01/收入总计 > 0")))
	if err := os.WriteFile(filepath.Join(dir, "B.TOML"), []byte(strings.Replace(own("01/收入总计 > 0"), "S01", "S02", 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	rules, err := Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := rules.Rule("S02"); err != nil {
		t.Error(err)
	}
	if err := os.Mkdir(filepath.Join(dir, "c.toml"), 0o700); err != nil {
		t.Fatal(err)
	}
	if _, err := Load(dir); err == nil || !strings.Contains(err.Error(), "c.toml 不是文件") {
		t.Errorf("a folder called c.toml: %v", err)
	}
	if _, err := Load(os.DevNull); err == nil || !strings.Contains(err.Error(), "不是文件") {
		t.Errorf("a device: %v", err)
	}
}

// TestOwnRulesWithNumbersOfALedger: {序号} runs over what the ledger has, and a
// rule that needs the year before is not checked without it.
func TestOwnRulesWithNumbersOfALedger(t *testing.T) {
	for expression, want := range map[string]Outcome{
		"车辆/{序号}/数量 ≤ 车辆/合计":              Holds,
		"车辆/{序号}/数量 > 99":                 Found,
		"Σ 车辆/{序号}/数量 = 车辆/合计":            Holds,
		"项目自评/{序号}/资金/全年执行数 ≤ 01/支出总计":    Holds,
		"概况：内设机构/数量 > 0":                  Holds,
		"车辆/99/数量 ≥ 0":                    NotChecked,
		"自评/部门预算总额/年初预算数 ≥ 自评/财政拨款/年初预算数": Holds,
	} {
		rules, err := Load(ruleFile(t, own(expression)))
		if err != nil {
			t.Errorf("%s: %v", expression, err)
			continue
		}
		for _, r := range Run(rules, invented(t), Options{}).Rules {
			if r.ID == "S01" && (r.Outcome != want || want == Holds && r.Tested == 0) {
				t.Errorf("%s ended as %s after %d comparisons, want %s", expression, r.Outcome, r.Tested, want)
			}
		}
	}
	rules, err := Load(ruleFile(t, own("06/公用经费合计 ≥ 0")+"needs = [\"上年\"]\n"))
	if err != nil {
		t.Fatal(err)
	}
	y := storetest.Sample()
	y.Prior = store.PriorTotals{}
	for want, in := range map[Outcome]Input{NotChecked: input(t, y, nil), Holds: invented(t)} {
		if got := Run(rules, in, Options{}).Outcome("S01"); got != want {
			t.Errorf("with needs 上年: %s, want %s", got, want)
		}
	}
}

// TestOwnSubjectsOfRules: what the file says is a subject of the place's own is
// taken, as is one of any period.
func TestOwnSubjectsOfRules(t *testing.T) {
	for _, text := range []string{
		own("03/2010391/基本支出 ≥ 0") + "[sets]\n\"自定科目\" = [\"2010391\"]\n",
		own("预算/2080501/决算数 ≥ 0"), own("01/201 ≥ 0"), own("04/201/合计 ≥ 0"), own("06/302/决算数 ≥ 0"),
	} {
		if _, err := Load(ruleFile(t, text)); err != nil {
			t.Error(err)
		}
	}
}

// A limit is no contradiction of the table: what relies on the amount is tested
// all the same.
func TestALimitHidesNothing(t *testing.T) {
	in := input(t, storetest.Sample(), nil)
	rules, err := Load(ruleFile(t, own("06/公用经费合计 ≤ 5")))
	if err != nil {
		t.Fatal(err)
	}
	with, without := Run(rules, in, Options{}), Run(load(t), in, Options{})
	if with.Outcome("S01") != Found {
		t.Errorf("S01 ended as %s", with.Outcome("S01"))
	}
	for _, r := range without.Rules {
		if got := with.Outcome(r.ID); got != r.Outcome {
			t.Errorf("%s ended as %s, without the limit as %s", r.ID, got, r.Outcome)
		}
	}
}

func TestReachable(t *testing.T) {
	q := func(s string) quantity { return quantity{printed: dec(s), loose: 1} }
	for _, c := range []struct {
		num, den, printed string
		want              verdict
	}{
		{"6.56", "418.81", "1.57", holds},
		{"6.56", "418.81", "1.56", broken},    // 6.555/418.815 is still 1.5651
		{"0.50", "0.10", "510.00", tail},      // 0.505/0.099
		{"24.47", "20.28", "120.66", holds},   // item over item
		{"1.00", "0.00", "100.00", broken},    // no base
		{"305.42", "418.81", "72.39", broken}, // digits transposed
	} {
		if got := reachable(q(c.num), q(c.den), dec(c.printed), 2); got != c.want {
			t.Errorf("%s of %s printed %s is %d, want %d", c.num, c.den, c.printed, got, c.want)
		}
	}
}

func TestSumsOfPrintedAmounts(t *testing.T) {
	blank := nothing()
	q := func(s string) quantity { return quantity{printed: dec(s), loose: 1} }
	total := func(list ...quantity) quantity {
		t := nothing()
		for _, x := range list {
			t.plus(x, false)
		}
		return t
	}
	for _, c := range []struct {
		a, b quantity
		want verdict
	}{
		{q("96.98"), total(q("24.47"), q("72.50")), tail},
		{q("96.99"), total(q("24.47"), q("72.50")), broken}, // three addends, 0.015
		{q("3.00"), total(blank, q("3.00"), blank), holds},
		{q("3.01"), total(blank, q("3.00"), blank), tail}, // one child: two rounded amounts
		{q("0.01"), total(blank, blank), broken},          // blanks are exact
	} {
		if got := adds(c.a, c.b); got != c.want {
			t.Errorf("%s ≈ %s is %d, want %d", c.a.printed, c.b.printed, got, c.want)
		}
	}
	if !swapped(dec("350.42"), dec("305.42")) || swapped(dec("350.42"), dec("305.24")) {
		t.Error("transposed digits are not told")
	}
}

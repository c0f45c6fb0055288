package entry

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"juesuan/gui/desk"
	"juesuan/gui/desk/desktest"
	"juesuan/gui/grid"
	"juesuan/gui/guitest"
	parts "juesuan/gui/part"
	"juesuan/report"
	"juesuan/store"
	"juesuan/store/storetest"
)

const (
	item   = "支出/2010301/一般公共预算财政拨款/基本支出"
	actual = item + "/决算数"
)

func TestAnAmountIsInTheFileBeforeTheCursorLeaves(t *testing.T) {
	r := sampleRig(t, desk.GeneralPage)
	r.goTo(actual)
	r.press("「１，２３４．５０」 Return")
	r.wantText(actual, "1234.50")
	r.press("Up")
	r.wantSeen("2010301|行政运行|基本支出|202,800.00|244,746.00|1,234.50")
	if !strings.Contains(r.line(1), "726,276.50") {
		t.Errorf("the sum is not %s", r.line(1))
	}
	if !strings.HasPrefix(r.stripText(), "●") {
		t.Errorf("the strip says %s", r.stripText())
	}
	r.press("Ctrl+Z")
	r.wantText(actual, "244746.00")
	r.wantSeen("2010301|行政运行|基本支出|202,800.00|244,746.00|244,746.00")
	r.press("Ctrl+Y")
	r.wantText(actual, "1234.50")
}

func TestWhatIsNotUnderstoodStays(t *testing.T) {
	r := sampleRig(t, desk.GeneralPage)
	r.goTo(actual)
	r.press("「12,34」 Return Up")
	r.wantText(actual, "244746.00")
	r.wantSeen("2010301|行政运行|基本支出|202,800.00|244,746.00|●12,34")
	if s := r.stripText(); !strings.HasPrefix(s, "●没有记入账本：“12,34”里的千位分隔符位置不对") {
		t.Errorf("the strip says %s", s)
	}
	if !strings.Contains(r.frame.status, "千位分隔符") {
		t.Errorf("the status says %q", r.frame.status)
	}

	again := newRigIn(t, r.year, desk.GeneralPage, r.frame) // another look at the page
	again.goTo(actual)
	again.wantSeen("2010301|行政运行|基本支出|202,800.00|244,746.00|●12,34")
	again.press("F2 BackSpace BackSpace BackSpace 「34」 Return Up")
	again.wantText(actual, "1234.00")
	if len(r.year.Drafts(desk.GeneralPage)) > 0 {
		t.Error("the draft is still there")
	}
	again.press("Ctrl+Z Ctrl+Z")
	again.wantText(actual, "244746.00")
	again.wantSeen("2010301|行政运行|基本支出|202,800.00|244,746.00|244,746.00")
	again.press("Ctrl+Y")
	again.wantSeen("2010301|行政运行|基本支出|202,800.00|244,746.00|●12,34")
}

func TestMoneyBelowZeroNeedsAWord(t *testing.T) {
	r := sampleRig(t, desk.GeneralPage)
	r.goTo(actual)
	r.press("「-5」 Return Up")
	r.wantText(actual, "244746.00")
	if s := r.stripText(); !strings.Contains(s, "若是收回请把“收回”填“是”") {
		t.Errorf("the strip says %s", s)
	}
	r.goTo(item + "/收回")
	r.press("「是」 Return")
	r.wantText(actual, "-5.00") // what was typed is understood now
	if len(r.year.Drafts(desk.GeneralPage)) > 0 {
		t.Error("the draft is still there")
	}
}

func TestSubjectsAreFound(t *testing.T) {
	for typed, want := range map[string]string{"zfgjj": "2210201", "2010302": "2010302", "一般行政管理事务": "20103", "jgyl": "2080505"} {
		r := newRig(t, desktest.Year(t, emptyYear()), desk.GeneralPage)
		r.last()
		r.press("「" + typed + "」 Tab")
		rows := r.year.Data().Expenditure
		if len(rows) != 1 || !strings.HasPrefix(rows[0].Code, want) && want != "20103" || rows[0].Nature != store.Basic {
			t.Errorf("%s added %+v", typed, rows)
			continue
		}
		if lines := r.lines(); !strings.Contains(lines, "\n"+rows[0].Code[:3]+"|") || !strings.Contains(lines, "\n"+rows[0].Code[:5]+"|") {
			t.Errorf("no parents among\n%s", lines)
		}
	}
}

// The same subject once more is the other nature, and not a third.
// The line for a new row asks for a code where there is room to ask, in the
// column of names: what is typed there is the code.
func TestASubjectIsTypedWhereTheLineAsks(t *testing.T) {
	r := newRig(t, desktest.Year(t, emptyYear()), desk.GeneralPage)
	r.last()
	r.press("Right 「jgyl」 Return")
	if got := r.lines(); !strings.Contains(got, "2080505|机关事业单位基本养老保险缴费支出|基本支出") {
		t.Errorf("the lines are\n%s", got)
	}
	r.goTo("支出/2080505/一般公共预算财政拨款/基本支出/决算数")
	r.press("Home Right 「x」")
	r.wantTold("请改左边的编码")
}

func TestEmptyFieldsSayWhatTheyAreFor(t *testing.T) {
	r := newRig(t, desktest.Year(t, emptyYear()), desk.UnitPage)
	for row := range r.now().sheet.list {
		if c := r.now().sheet.Cell(grid.Place{Row: row, Col: 1}); c.Text == "" && c.Hint == "" {
			t.Errorf("%s asks for nothing", r.line(row))
		}
	}
	r.press("Home 「x」")
	r.wantTold("请在右边填")
}

func TestNaturesPair(t *testing.T) {
	r := sampleRig(t, desk.GeneralPage)
	r.last()
	r.press("「2010301」 Tab Tab 「100」 Return")
	r.wantText("支出/2010301/一般公共预算财政拨款/项目支出/年初预算数", "100.00")
	r.last()
	r.press("「2010301」 Return")
	if n := len(r.year.Data().Expenditure); n != 8 {
		t.Errorf("%d rows", n)
	}
	if s := r.stripText(); !strings.Contains(s, "各种支出性质都已经有了") {
		t.Errorf("the strip says %s", s)
	}
}

func TestANewNatureOrCodeMovesTheRow(t *testing.T) {
	r := sampleRig(t, desk.GeneralPage)
	r.goTo(item + "/支出性质")
	r.press("「项目」 Return")
	r.wantText("支出/2010301/一般公共预算财政拨款/项目支出/决算数", "244746.00")
	r.goTo("支出/2010301/一般公共预算财政拨款/项目支出/科目编码")
	r.press("「456」 Return")
	r.wantText("支出/2010301/一般公共预算财政拨款/项目支出/决算数", "244746.00")
	if s := r.stripText(); !strings.Contains(s, "科目表里没有 456") {
		t.Errorf("the strip says %s", s)
	}
	r.press("Ctrl+Z")
	r.goTo("支出/2010301/一般公共预算财政拨款/项目支出/科目编码")
	r.press("「2299999」 Return")
	r.wantText("支出/2010301/一般公共预算财政拨款/项目支出/决算数", "244746.00") // it is asked first
	test.Tap(r.button("改编码"))
	r.goTo("支出/2299999/一般公共预算财政拨款/项目支出/科目编码")
	r.wantText("支出/2299999/一般公共预算财政拨款/项目支出/决算数", "244746.00")
	if !strings.HasPrefix(r.seen(), "2299999|") {
		t.Errorf("the cursor is on %s", r.seen())
	}
	r.goTo("支出/2299999/一般公共预算财政拨款/项目支出/科目编码")
	r.press("「20103」 Escape Return") // not the first one that is offered
	test.Tap(r.button("改编码"))
	if s := r.stripText(); !strings.Contains(s, "上级科目不能直接填金额") {
		t.Errorf("the strip says %s", s)
	}
	r.press("Ctrl+Z Ctrl+Z Ctrl+Z")
	r.wantText(actual, "244746.00")
}

func TestACodeNobodyKnowsGetsAName(t *testing.T) {
	r := sampleRig(t, desk.GeneralPage)
	r.last()
	r.press("「2990177」 Tab")
	if !strings.Contains(r.seen(), "▲（未收录科目）") {
		t.Errorf("the line is %s", r.seen())
	}
	row := r.now().grid.Active().Row
	r.now().grid.GoTo(grid.Place{Row: row, Col: 1})
	r.Focus()
	r.press("「蒙牛四期供电」 Return")
	r.wantText("自定科目/功能分类/2990177/科目名称", "蒙牛四期供电")
	r.now().grid.GoTo(grid.Place{Row: row, Col: 1})
	r.Focus()
	r.press("Delete")
	if len(r.year.Data().OwnSubjects) > 0 || !strings.Contains(r.seen(), "（未收录科目）") {
		t.Errorf("the line is %s", r.seen())
	}
}

func TestPasteOfABlockFromExcel(t *testing.T) {
	r := newRig(t, desktest.Year(t, emptyYear()), desk.GeneralPage)
	r.last()
	guitest.App.Clipboard().SetContent("2010301\t行政运行\t基本支出\t202,800.00\t244,746\t244746.00\r\n" +
		"2080505\t养老\t\t80,000.00\t\"66,720.00\"\t六万\r\n" +
		"abc\t\t\t1\t2\t3\r\n" +
		"2150517\t产业发展\t项目\t\t3,054,200.00\t3 054 200\r\n")
	r.press("Ctrl+V")
	r.wantText(actual, "244746.00")
	r.wantText("支出/2080505/一般公共预算财政拨款/基本支出/全年预算数", "66720.00")
	r.wantText("支出/2150517/一般公共预算财政拨款/项目支出/决算数", "3054200.00")
	if n := len(r.year.Data().Expenditure); n != 3 {
		t.Errorf("%d rows", n)
	}
	lines := r.lines()
	for _, want := range []string{"2080505|机关事业单位基本养老保险缴费支出|基本支出|80,000.00|66,720.00|●六万", "\n●abc||||1|2|3"} {
		if !strings.Contains(strings.ReplaceAll(lines, "abc|||1", "abc||||1"), want) {
			t.Errorf("no line %q in\n%s", want, lines)
		}
	}
	// The last row is sorted in front of the one that is not understood.
	if got, want := r.now().grid.Selection(), r.rowsOf("2010301", "abc"); got.Top != want.Top || got.Bottom != want.Bottom {
		t.Errorf("%v is selected, want %v of\n%s", got, want, lines)
	}
	r.press("Ctrl+Z")
	if n := len(r.year.Data().Expenditure) + len(r.year.Drafts(desk.GeneralPage)); n > 0 {
		t.Errorf("after undo %d are left", n)
	}
}

// A row that is not understood becomes one of the ledger when its code is put
// right, with all that was typed into it.
func TestADraftRowIsMended(t *testing.T) {
	r := newRig(t, desktest.Year(t, emptyYear()), desk.GeneralPage)
	r.last()
	guitest.App.Clipboard().SetContent("20103017\t\t\t1\t2\t3\n")
	r.press("Ctrl+V")
	if n := len(r.year.Data().Expenditure); n != 0 {
		t.Fatalf("%d rows", n)
	}
	if s := r.stripText(); !strings.Contains(s, "应是 3、5 或 7 位") {
		t.Errorf("the strip says %s", s)
	}
	p := r.now()
	p.grid.GoTo(grid.Place{Row: p.sheet.Rows() - 2})
	r.Focus()
	r.press("「2010301」 Return")
	r.wantText(item+"/年初预算数", "1.00")
	r.wantText(actual, "3.00")
	if d := r.year.Drafts(desk.GeneralPage); len(d) > 0 {
		t.Errorf("left over: %v", d)
	}
}

func TestDeleteFillAndClear(t *testing.T) {
	r := sampleRig(t, desk.GeneralPage)
	r.goTo(item + "/年初预算数")
	r.press("Shift+Right Shift+Right Delete")
	r.wantText(actual, "0.00")
	r.press("Ctrl+Z")
	r.wantText(actual, "244746.00")
	r.press("Shift+Down Ctrl+D")
	r.wantText("支出/2010350/一般公共预算财政拨款/基本支出/年初预算数", "202800.00")
	r.press("Ctrl+-")
	if n := len(r.year.Data().Expenditure); n != 5 {
		t.Errorf("%d rows are left", n)
	}
	r.press("Ctrl+Z")
	if n := len(r.year.Data().Expenditure); n != 7 {
		t.Errorf("%d rows are back", n)
	}
	r.now().grid.GoTo(grid.Place{})
	r.press("Ctrl+-")
	r.wantTold("合计由明细算出来")
	r.press("Ctrl++")
	r.wantTold("最后一行")
}

func TestListsHaveAnOrder(t *testing.T) {
	r := sampleRig(t, desk.UnitPage).section("内设机构")
	r.goTo("内设机构/2/名称")
	r.press("Ctrl++ 「纪检科」 Return")
	want := "综合科（党建办公室）\n纪检科\n招商服务科\n项目服务科\n发展规划科"
	if got := strings.TrimSpace(r.lines()); got != want {
		t.Errorf("the list is\n%s", got)
	}
	r.goTo("内设机构/1/名称")
	r.press("Ctrl+-")
	r.wantText("内设机构/1/名称", "纪检科")
	r = newRig(t, r.year, desk.ProjectPage)
	r.last()
	r.press("「供电工程」 Return")
	r.goTo("项目自评/1/项目名称")
	r.press("Ctrl++") // a project must have a name
	r.wantText("项目自评/1/项目名称", "（未填 1）")
	r.wantText("项目自评/2/项目名称", "供电工程")
}

func TestWan(t *testing.T) {
	r := sampleRig(t, desk.GeneralPage)
	test.Tap(r.head.units[report.Wan])
	if Unit(r.frame.prefs) != report.Wan {
		t.Error("the unit is not remembered")
	}
	r.goTo(actual)
	r.wantSeen("2010301|行政运行|基本支出|20.28|24.4746|24.4746")
	r.press("「24.47461」 Return Up")
	r.wantText(actual, "244746.10")
	r.press("「300000元」 Return Up")
	r.wantText(actual, "300000.00")
	if again := newRigIn(t, r.year, desk.IncomePage, r.frame); again.now().sheet.unit != report.Wan {
		t.Error("the next page asks for 元")
	}
}

// button finds a button of the dialogue that is shown.
func (r *rig) button(label string) *parts.Button {
	r.t.Helper()
	var found *parts.Button
	for _, o := range r.frame.window.Canvas().Overlays().List() {
		eachObject(o, func(o fyne.CanvasObject) {
			if b, ok := o.(*parts.Button); ok && b.Text == label {
				found = b
			}
		})
	}
	if found == nil {
		r.t.Fatalf("no button %s", label)
	}
	return found
}

func eachObject(o fyne.CanvasObject, do func(fyne.CanvasObject)) {
	do(o)
	switch c := o.(type) {
	case *fyne.Container:
		for _, o := range c.Objects {
			eachObject(o, do)
		}
	case fyne.Widget:
		for _, o := range test.WidgetRenderer(c).Objects() {
			eachObject(o, do)
		}
	}
}

func TestTenThousandTimesTooMuchIsAskedAbout(t *testing.T) {
	r := sampleRig(t, desk.GeneralPage)
	test.Tap(r.head.units[report.Wan])
	r.goTo(actual)
	r.press("「250000」 Return")
	r.wantText(actual, "2500000000.00") // it is in the file as it was typed
	test.Tap(r.button("是，按元"))
	r.wantText(actual, "250000.00")

	r.goTo(item + "/年初预算数")
	guitest.App.Clipboard().SetContent("210,000.00\n720,000.00\n")
	r.press("Ctrl+V")
	r.wantText(item+"/年初预算数", "202800.00")
	test.Tap(r.button("是，按元"))
	r.wantText(item+"/年初预算数", "210000.00")
	r.wantText("支出/2010350/一般公共预算财政拨款/基本支出/年初预算数", "720000.00")

	r.goTo(item + "/年初预算数")
	guitest.App.Clipboard().SetContent("23.5\n")
	r.press("Ctrl+V")
	r.wantText(item+"/年初预算数", "235000.00") // nothing to ask

	test.Tap(r.head.units[report.Yuan])
	r.goTo(item + "/年初预算数")
	guitest.App.Clipboard().SetContent("21.5\n")
	r.press("Ctrl+V")
	test.Tap(r.button("取消"))
	r.wantText(item+"/年初预算数", "235000.00")
	r.press("Ctrl+V")
	test.Tap(r.button("不，按元"))
	r.wantText(item+"/年初预算数", "21.50")
}

func TestTenThousandTimesInYuanIsAskedAbout(t *testing.T) {
	r := sampleRig(t, desk.GeneralPage)
	r.goTo(actual)
	r.press("「2447460000」 Return")
	r.wantText(actual, "2447460000.00") // it is in the file as it was typed
	test.Tap(r.button("改成 244,746.00 元"))
	r.wantText(actual, "244746.00")
	r.goTo(actual)
	r.press("「24.47」 Return")
	test.Tap(r.button("是，按万元"))
	r.wantText(actual, "244700.00")
	r.goTo(actual)
	r.press("「5」 Return Up") // a few 元 are nothing to wonder at
	r.wantText(actual, "5.00")
}

func TestAPastedTableSaysWhatIsNotRecorded(t *testing.T) {
	r := newRig(t, desktest.Year(t, emptyYear()), desk.IncomePage)
	r.last()
	guitest.App.Clipboard().SetContent("2010301\t行政运行\t财政拨款收入\t520\n没有的\t\t财政拨款收入\t1\n合计\t\t\t521\n")
	r.press("Ctrl+V")
	r.wantText("收入/2010301/一般公共预算财政拨款收入/预算数", "520.00")
	r.wantTold("合计行没有粘贴")
	r.wantTold("有 1 行没有记入账本")
	if n := len(r.year.Drafts(desk.IncomePage)); n == 0 || strings.Contains(r.lines(), "521") {
		t.Errorf("%d drafts; the lines are\n%s", n, r.lines())
	}
}

func TestTheLiveTableLightsWhatTheCursorFeeds(t *testing.T) {
	r := sampleRig(t, desk.GeneralPage)
	r.goTo(actual)
	r.press("F5")
	lit := func() string {
		l := r.live
		var out []string
		for _, p := range l.shown.lit {
			out = append(out, l.id+" "+l.shown.Cell(grid.Place{Row: p.Row}).Text+" "+l.shown.Cell(p).Text)
		}
		return strings.Join(out, "; ")
	}
	if got := lit(); !strings.HasPrefix(got, "03 2010301 24.47") {
		t.Errorf("lit is %q", got)
	}
	r.press("「3000000」 Return Up")
	if got := lit(); !strings.HasPrefix(got, "03 2010301 300.00") {
		t.Errorf("after a change lit is %q", got)
	}
	r.press("Down")
	if got := lit(); !strings.HasPrefix(got, "03 2010350 72.50") {
		t.Errorf("one line down lit is %q", got)
	}
	r.live.choose("05")
	if got := lit(); !strings.HasPrefix(got, "05 2010350 72.50") {
		t.Errorf("in table 05 lit is %q", got)
	}
	r.press("F5")
	if r.live.object.Visible() {
		t.Error("it is still open")
	}
	r = newRig(t, r.year, desk.UnitPage)
	r.press("F5")
	r.wantTold("不直接进入哪张表")
}

func TestLongTexts(t *testing.T) {
	r := sampleRig(t, desk.AssessmentPage)
	r.goTo("绩效自评/预期目标")
	if !strings.HasPrefix(r.long.entry.Text, "负责产业集聚区园区建设") {
		t.Errorf("the field shows %q", r.long.entry.Text)
	}
	r.press("F4 End Return 「第二行」 Ctrl+Return")
	r.wantText("绩效自评/预期目标", "负责产业集聚区园区建设。完成区党工委、管委会交办的其他任务。\n第二行")
	r.press("F4 「多余」 Escape")
	r.wantText("绩效自评/预期目标", "负责产业集聚区园区建设。完成区党工委、管委会交办的其他任务。\n第二行")
	r.goTo("绩效自评/预算执行分值")
	if !r.long.entry.Disabled() || r.long.entry.Text != "" {
		t.Error("a number can be written as a text")
	}
}

func TestLinksGoToEntries(t *testing.T) {
	r := sampleRig(t, desk.GeneralPage)
	if !r.GoTo("03/2150517/项目支出") || !strings.HasPrefix(r.seen(), "2150517|") {
		t.Errorf("the cursor is on %s", r.seen())
	}
	if r.GoTo("06/30101/决算数") || r.GoTo("文字/五/3") || r.GoTo("三公数量/保有量") {
		t.Error("it has what is elsewhere")
	}
	r = sampleRig(t, desk.RunningPage)
	r.goTo("车辆/3/数量")
	if r.at != 1 || !strings.HasPrefix(r.seen(), "机要通信用车") {
		t.Errorf("section %d, %s", r.at, r.seen())
	}
	r = sampleRig(t, desk.AssessmentPage)
	r.goTo("自评指标")
	if r.now().title != "指标" {
		t.Errorf("section %s", r.now().title)
	}
}

func TestFindingsOfTheStripLeadToTheirPlace(t *testing.T) {
	r := sampleRig(t, desk.BasicPage)
	r.goTo("基本支出/30101/一般公共预算财政拨款/决算数")
	r.press("「1」 Return")
	if len(r.strip.box.Objects) == 0 || !strings.HasPrefix(r.stripText(), "●") {
		t.Fatalf("the strip says %s", r.stripText())
	}
	r.strip.box.Objects[0].(*stripRow).TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if len(r.frame.went) == 0 && r.now().grid.Active().Row == 0 {
		t.Error("it leads nowhere")
	}
}

func TestALockedYearCanOnlyBeSeen(t *testing.T) {
	sealed := storetest.Sample()
	y := desktest.Year(t, sealed)
	r := newRig(t, y, desk.GeneralPage)
	if err := y.Desk().Ledger().SetState(2022, store.Published, "公开"); err != nil {
		t.Fatal(err)
	}
	if err := y.Desk().Changed(); err != nil {
		t.Fatal(err)
	}
	r.goTo(actual)
	r.press("「5」")
	r.wantTold("解锁")
	r.press("Delete")
	r.press("Ctrl+-")
	r.wantText(actual, "244746.00")
	if !strings.Contains(r.head.locked.Text, "解锁") || strings.Contains(r.lines(), "+") {
		t.Errorf("the head says %q", r.head.locked.Text)
	}
}

func TestWidthsAreRemembered(t *testing.T) {
	r := sampleRig(t, desk.GeneralPage)
	r.goTo(actual)
	key := "entry.width/支出·一般公共/决算数"
	defer r.frame.prefs.RemoveValue(key)
	r.press("Ctrl+[ Ctrl+[")
	if w := r.frame.prefs.Float(key); w != 96 {
		t.Errorf("remembered %v", w)
	}
	again := newRigIn(t, r.year, desk.GeneralPage, r.frame)
	if w := again.widths(again.now().sheet)["支出·一般公共/决算数"]; w != 96 {
		t.Errorf("the column is %v wide", w)
	}
}

func TestUndoOfAnotherPage(t *testing.T) {
	r := sampleRig(t, desk.GeneralPage)
	r.goTo(actual)
	r.press("「250000」 Return")
	other := newRigIn(t, r.year, desk.IncomePage, r.frame)
	other.press("Ctrl+Z")
	other.wantText(actual, "244746.00")
	other.wantTold("已撤销：录入“决算数”（在“支出·一般公共”页）")
}

// A block whose rows are sorted in among others selects the one pasted first.
func TestPasteAmongOtherRows(t *testing.T) {
	r := sampleRig(t, desk.GeneralPage)
	r.last()
	guitest.App.Clipboard().SetContent("2010302\t\t基本\t100000\n2210202\t\t基本\t200000\n")
	r.press("Ctrl+V")
	at := r.rowsOf("2010302", "2010302").Top
	if got := r.now().grid.Selection(); got.Top != at || got.Bottom != at {
		t.Errorf("%v is selected, want line %d", got, at)
	}
}

// What is selected with its sums is added up once.
func TestTheSumOfASelectionHasNoSumsInIt(t *testing.T) {
	r := sampleRig(t, desk.GeneralPage)
	col := len(r.now().sheet.cols) - 2 // 决算数
	last := r.rowsOf("2210201", "2210201").Top
	sum := func(top, bottom int) string {
		r.now().grid.Select(grid.Range{Top: top, Left: col, Bottom: bottom, Right: col})
		return r.frame.status
	}
	if got := sum(0, last); !strings.Contains(got, "合计（不含小计） 4,188,078.00 元") {
		t.Errorf("with sums it says %s", got)
	}
	if got := sum(0, 1); !strings.Contains(got, "合计 ") || strings.Contains(got, "不含") {
		t.Errorf("of sums alone it says %s", got)
	}
}

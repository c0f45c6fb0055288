package shell

import "juesuan/gui/desk"

// mainPages are the screens that Ctrl+1 to Ctrl+9 lead to.
var mainPages = []string{
	desk.UnitPage, desk.IncomePage, desk.GeneralPage, desk.BasicPage, desk.CarryoverPage,
	desk.ThreePublicPage, desk.RunningPage, desk.TextPage, findingsScreen,
}

// help explains the screen that is shown.
func (s *Shell) help() {
	text := helpOf(s.at.screen)
	s.inform("本页说明", text)
}

func helpOf(name string) string {
	switch name {
	case "":
		return "这里列出账本里的各个年度，新的在上面。点“继续填报”或“查看”打开一个年度；行末的“…”里有结转、复制、定稿、解锁、删除。\n\n" +
			"删除的年度放进回收站，可以原样恢复。新建下一年度用“结转”：单位概况照搬，科目留着，金额为零，年初数等于上年年末数。"
	case desk.TextPage:
		return "左边是各节，中间是印出来的样子，右边是只有您才知道的：原因、职责、说明。\n\n" +
			"缺的地方用底色标出。点一个数，看它由哪些数算出，并可以去改。右边灰色的是上年写的话，按 Tab 采用。"
	case findingsScreen:
		return "错误（●）要改正，或写明原因接受；警告（▲）请看一看；尾差（≈）是四舍五入造成的，不用处理。\n\n" +
			"F8 到下一个问题，Shift+F8 到上一个。数一改，检查马上跟着变。"
	case previewScreen:
		return "这里是将要公开的文件，一页一页和印出来的一样。点一个数，去它的填报位置。\n\n右边选格式和文件夹导出；Ctrl+P 打印。没有定稿的年度每一页都标“未定稿”。"
	case auditScreen:
		return "左边是别人公开的文件，有问题的地方用红框（错误）或黄框（警告）标出；右边是发现，按轻重排列。点“去看”或某一处，左边就翻到那里；点左边的框，右边就翻到那一条。\n\n" +
			"尾差是四舍五入造成的，不是错误；没有读懂的单独列出，不算通过。F8 到下一个问题。\n\n“作为上年数引入”把文件里的总数写进账本下一年度的“上年数”。"
	case historyScreen:
		return "什么时候改了什么，由什么改成什么；有哪些备份，里面是什么，可以恢复；定稿时的文件，可以原样取出。"
	}
	return "方向键、Tab、回车在格子间走；直接打字或按 F2 录入，Esc 放弃。Shift 加方向键选一块，Ctrl+C、Ctrl+V 与 Excel、WPS 互相复制。Ctrl++ 插入行，Ctrl+- 删除行，Ctrl+D 向下填充；右键有全部操作。\n\n" +
		"科目可以按编码、名称或拼音首字母找：在最后一行输入“jgyl”能找到机关事业单位基本养老保险缴费支出。灰底的是合计，自动算出，不能改。\n\n" +
		"每录一格就已经存进账本，没有“保存”。Ctrl+Z 撤销，Ctrl+Y 重做，关了再开也能撤销。\n\n" +
		"F5 看这一页印成的表；F6 到左边的目录；F8 到下一个问题；Alt+← 回到刚才的地方。\n\n" +
		"一页分几部分的（如单位概况），Ctrl+PageDown、Ctrl+PageUp 换一部分；长文字按 F4 到下面的框里写。Ctrl+Tab 离开表格到按钮，单按 Alt 打开菜单。"
}

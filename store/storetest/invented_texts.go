package storetest

import (
	"fmt"

	"juesuan/store"
)

// newYear is an empty year without nil slices, so that it dumps as it loads.
func newYear(year int) *store.Year {
	return &store.Year{
		Year: year, State: store.Drafting,
		Duties: []store.Duty{}, Sections: []store.Section{}, Units: []store.Unit{},
		Income: []store.Income{}, Expenditure: []store.Expenditure{}, Basic: []store.BasicEconomic{},
		Carryovers: []store.Carryover{}, ThreePublic: []store.ThreePublic{}, Vehicles: []store.Vehicle{},
		Texts: []store.Text{}, Rewrites: []store.Rewrite{}, Funding: []store.Funding{},
		Tasks: []store.Task{}, Indicators: []store.Indicator{}, Projects: []store.Project{},
		ProjectGoals: []store.ProjectGoal{}, OwnSubjects: []store.OwnSubject{},
	}
}

// The invented units; the second has a name longer than a line of the cover.
const (
	deptName   = "云岭市公共事务综合管理局"
	marketUnit = "云岭市城乡基础设施建设与公共服务一体化运营管理中心（云岭市市政公用事业数字化监督指挥调度中心）"
	schoolUnit = "云岭市李镕喆实验学校"
	clinicUnit = "云岭市𠮷祥社区卫生服务中心"
)

func inventedDepartment(y *store.Year) {
	y.Department = store.Department{
		Name: deptName, SelfName: "我部门", Level: "市级", Scope: "汇总决算",
		Contact: "云岭市公共事务综合管理局财务与审计科", PublishedOn: fmt.Sprintf("%d-09-20", y.Year+1), Sample: true,
	}
	for _, s := range []string{
		"贯彻执行国家和省、市有关公共事务管理的方针政策，拟订全市公共事务发展规划并组织实施。",
		"负责市政设施、公共文化、公共卫生等公共服务项目的建设、养护和监督管理。",
		"承担政府性基金和国有资本经营预算安排的重点项目的组织实施与绩效管理工作，统筹协调征地补偿、城市基础设施配套、污水处理、彩票公益金等专项资金的使用，对资金使用的合规性、及时性和有效性负责。",
		"指导所属单位开展业务工作。",
		"完成市委、市政府交办的其他任务。",
	} {
		y.Duties = append(y.Duties, store.Duty{Text: s})
	}
	for _, s := range []string{
		"办公室", "财务与审计科", "㐂乐文化事业科", "市政设施科", "民生项目科（𠮷祥社区联络办公室）", "绩效管理科",
	} {
		y.Sections = append(y.Sections, store.Section{Name: s})
	}
	y.Units = []store.Unit{
		{Name: deptName + "本级", Kind: store.Administrative},
		{Name: "云岭市公共事务综合执法支队", Kind: store.CivilServiceLike},
		{Name: marketUnit, Kind: store.PublicInstitution},
		{Name: schoolUnit, Kind: store.PublicInstitution},
		{Name: clinicUnit, Kind: store.PublicInstitution},
	}
	y.OwnSubjects = []store.OwnSubject{
		{Kind: store.FunctionSubject, Code: "23002", Name: "一般性转移支付"},
		{Kind: store.FunctionSubject, Code: ownItem, Name: "其他一般性转移支付支出"},
	}
}

func inventedTexts(y *store.Year) {
	w := &writer{y: y}
	w.put("文字/项目自评情况", "其余项目由主管科室按季度监控，结果报绩效管理科备案。")
	w.put("文字/整体自评评语", fmt.Sprintf("从自评情况看，%d年度重点任务按期完成，预算管理进一步规范。", y.Year))
	w.put("文字/项目自评评语", "从自评情况看，三个项目均达到预期产出，验收资料的整理还需加快。")
	w.put("文字/重点绩效评价", "财政部门选取市政道路养护项目开展重点绩效评价，评价等级为良。")
}

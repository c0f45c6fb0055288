package store

// Year is everything the office entered for one fiscal year. It is the value
// that is loaded, dumped, derived and compared; the database holds the same
// rows in typed tables, one table a page.
//
// The struct tags describe each page once, and storage, JSON, addresses and
// the change history all follow from them:
//
//	json  the Chinese name in dump/load files and in addresses
//	db    the column; ",key" marks the fields that identify a row
//
// A slice field is a page with many rows, a struct field a page with one.
// Rows without a key field are ordered lists; their key is the position (序号).
type Year struct {
	Year         int              `json:"年度"`
	State        State            `json:"状态"`
	Department   Department       `json:"单位概况" db:"department"`
	Duties       []Duty           `json:"部门职责" db:"duty"`
	Sections     []Section        `json:"内设机构" db:"section"`
	Units        []Unit           `json:"决算单位" db:"unit"`
	Income       []Income         `json:"收入" db:"income"`
	Expenditure  []Expenditure    `json:"支出" db:"expenditure"`
	Basic        []BasicEconomic  `json:"基本支出" db:"basic_economic"`
	Carryovers   []Carryover      `json:"结转结余" db:"carryover"`
	NonFiscal    NonFiscal        `json:"非财政拨款结余" db:"non_fiscal"`
	Prior        PriorTotals      `json:"上年数" db:"prior_totals"`
	ThreePublic  []ThreePublic    `json:"三公经费" db:"three_public"`
	Counts       ThreePublicCount `json:"三公数量" db:"three_public_count"`
	Operating    OperatingCost    `json:"机关运行经费" db:"operating_cost"`
	Procurement  Procurement      `json:"政府采购" db:"procurement"`
	Vehicles     []Vehicle        `json:"车辆" db:"vehicle"`
	Equipment    Equipment        `json:"设备" db:"equipment"`
	Texts        []Text           `json:"文字" db:"text"`
	Rewrites     []Rewrite        `json:"改写" db:"rewrite"`
	Assessment   Assessment       `json:"绩效自评" db:"assessment"`
	Funding      []Funding        `json:"自评资金" db:"assessment_funding"`
	Tasks        []Task           `json:"自评任务" db:"assessment_task"`
	Indicators   []Indicator      `json:"自评指标" db:"indicator"`
	Projects     []Project        `json:"项目自评" db:"project"`
	ProjectGoals []ProjectGoal    `json:"项目指标" db:"project_indicator"`
	OwnSubjects  []OwnSubject     `json:"自定科目" db:"own_subject"`
}

// State is how far a year has come (状态).
type State string

// The states of a year.
const (
	Drafting  State = "填报中"
	Finalised State = "已定稿"
	Published State = "已公开"
)

// Fund is where the money of an expenditure or a carryover comes from (资金性质).
type Fund string

// The funds: three fiscal ones, the special fiscal account, and the units' own money.
const (
	GeneralPublic  Fund = "一般公共预算财政拨款"
	GovernmentFund Fund = "政府性基金预算财政拨款"
	StateCapital   Fund = "国有资本经营预算财政拨款"
	FiscalAccount  Fund = "财政专户管理资金"
	UnitMoney      Fund = "单位资金"
)

// Funds lists all funds in the order of the forms.
var Funds = []Fund{GeneralPublic, GovernmentFund, StateCapital, FiscalAccount, UnitMoney}

// IncomeKind is the kind of an income (收入种类), as table 01 lists them.
type IncomeKind string

// The income kinds; the first three are the fiscal funds' grants (财政拨款收入).
const (
	GeneralPublicGrant  IncomeKind = "一般公共预算财政拨款收入"
	GovernmentFundGrant IncomeKind = "政府性基金预算财政拨款收入"
	StateCapitalGrant   IncomeKind = "国有资本经营预算财政拨款收入"
	HigherLevelSubsidy  IncomeKind = "上级补助收入"
	ServiceIncome       IncomeKind = "事业收入"
	BusinessIncome      IncomeKind = "经营收入"
	AffiliateRemittance IncomeKind = "附属单位上缴收入"
	OtherIncome         IncomeKind = "其他收入"
)

// IncomeKinds lists all income kinds in the order of table 01.
var IncomeKinds = []IncomeKind{
	GeneralPublicGrant, GovernmentFundGrant, StateCapitalGrant, HigherLevelSubsidy,
	ServiceIncome, BusinessIncome, AffiliateRemittance, OtherIncome,
}

// Nature is what an expenditure is for (支出性质), the columns of table 03.
type Nature string

// The natures of expenditure.
const (
	Basic               Nature = "基本支出"
	ProjectSpending     Nature = "项目支出"
	RemittedUp          Nature = "上缴上级支出"
	OperatingSpending   Nature = "经营支出"
	SubsidyToAffiliates Nature = "对附属单位补助支出"
)

// Natures lists all natures in the order of table 03.
var Natures = []Nature{Basic, ProjectSpending, RemittedUp, OperatingSpending, SubsidyToAffiliates}

// PublicKind is one line of the “三公”经费; reception is entered apart for
// foreign and domestic guests, because the text reports them apart.
type PublicKind string

// The “三公” kinds.
const (
	Abroad            PublicKind = "因公出国（境）费"
	VehiclePurchase   PublicKind = "公务用车购置费"
	VehicleRunning    PublicKind = "公务用车运行费"
	DomesticReception PublicKind = "国内公务接待费"
	ForeignReception  PublicKind = "外宾接待费"
)

// PublicKinds lists all “三公” kinds in the order of the entry page.
var PublicKinds = []PublicKind{Abroad, VehiclePurchase, VehicleRunning, DomesticReception, ForeignReception}

// UnitKind is what sort of body a unit is (单位性质).
type UnitKind string

// The kinds of units; the first two have 机关运行经费.
const (
	Administrative    UnitKind = "行政"
	CivilServiceLike  UnitKind = "参公"
	PublicInstitution UnitKind = "事业"
)

// Department is the department's name and structure as they were that year,
// so that an old year reopens as it was.
type Department struct {
	Name        string `json:"名称" db:"name"`
	SelfName    string `json:"自称" db:"self_name"` // 我部门, 我单位 or 本级
	Level       string `json:"级次" db:"level"`     // 区级, 县级, 市级 …
	Scope       string `json:"决算范围" db:"scope"`   // 本级决算, or how the accounts are consolidated
	Contact     string `json:"联系方式" db:"contact"`
	PublishedOn string `json:"公开日期" db:"published_on"` // 2023-09-28; also the date of the written files
	Sample      bool   `json:"示例" db:"sample"`         // marked so that nobody publishes it
}

// Duty is one numbered duty of the department (部门职责).
type Duty struct {
	Text string `json:"内容" db:"text"`
}

// Section is one internal section (内设机构).
type Section struct {
	Name string `json:"名称" db:"name"`
}

// Unit is one unit in the scope of the accounts (决算编制范围的单位).
type Unit struct {
	Name string   `json:"名称" db:"name"`
	Kind UnitKind `json:"性质" db:"kind"`
}

// Income is one function item's income of one kind, in 元.
type Income struct {
	Code      string     `json:"科目编码" db:"code,key"`
	Kind      IncomeKind `json:"收入种类" db:"kind,key"`
	Budget    Yuan       `json:"预算数" db:"budget"`
	Actual    Yuan       `json:"决算数" db:"actual"`
	Recovered bool       `json:"收回" db:"recovered"` // money taken back: only then may amounts be negative
}

// Expenditure is one function item's spending from one fund and of one
// nature, in 元.
type Expenditure struct {
	Code           string `json:"科目编码" db:"code,key"`
	Fund           Fund   `json:"资金性质" db:"fund,key"`
	Nature         Nature `json:"支出性质" db:"nature,key"`
	InitialBudget  Yuan   `json:"年初预算数" db:"initial_budget"`
	AdjustedBudget Yuan   `json:"全年预算数" db:"adjusted_budget"`
	Actual         Yuan   `json:"决算数" db:"actual"`
	Recovered      bool   `json:"收回" db:"recovered"` // money taken back: only then may amounts be negative
}

// BasicEconomic is basic spending by economic classification (经济分类款), in 元.
type BasicEconomic struct {
	Code   string `json:"科目编码" db:"code,key"`
	Fund   Fund   `json:"资金性质" db:"fund,key"`
	Actual Yuan   `json:"决算数" db:"actual"`
}

// Carryover is what a fund brought into and took out of the year
// (年初、年末结转和结余), in 元; it may be negative. Code is the function item
// where tables 07 and 08 need it, else empty.
type Carryover struct {
	Fund    Fund   `json:"资金性质" db:"fund,key"`
	Code    string `json:"科目编码" db:"code,key"`
	Opening Yuan   `json:"年初数" db:"opening"`
	Closing Yuan   `json:"年末数" db:"closing"`
}

// NonFiscal holds two lines of table 01 that concern the units' own money, in 元.
type NonFiscal struct {
	SurplusUsed         Yuan `json:"使用非财政拨款结余" db:"surplus_used"`
	SurplusDistribution Yuan `json:"结余分配" db:"surplus_distribution"`
}

// PriorTotals are the few figures of the previous year that the text compares
// with, in 元, entered only where the ledger has no such year. A nil total is
// unknown, which is not 0.
type PriorTotals struct {
	Income         *Yuan `json:"收入总计" db:"income"`
	Expenditure    *Yuan `json:"支出总计" db:"expenditure"`
	FiscalTotal    *Yuan `json:"财政拨款总计" db:"fiscal_total"`
	GeneralPublic  *Yuan `json:"一般公共预算支出" db:"general_public"`
	GovernmentFund *Yuan `json:"政府性基金支出" db:"government_fund"`
	StateCapital   *Yuan `json:"国有资本经营支出" db:"state_capital"`
	ThreePublic    *Yuan `json:"三公经费支出" db:"three_public"`
	OperatingCost  *Yuan `json:"机关运行经费支出" db:"operating_cost"`
}

// ThreePublic is one line of the “三公”经费, in 元.
type ThreePublic struct {
	Kind           PublicKind `json:"项目" db:"kind,key"`
	InitialBudget  Yuan       `json:"年初预算数" db:"initial_budget"`
	AdjustedBudget Yuan       `json:"全年预算数" db:"adjusted_budget"`
	Actual         Yuan       `json:"决算数" db:"actual"`
}

// ThreePublicCount holds every count the “三公” section reports.
type ThreePublicCount struct {
	AbroadGroups    int `json:"出国团组" db:"abroad_groups"`
	AbroadPersons   int `json:"出国人次" db:"abroad_persons"`
	VehiclesBought  int `json:"购置车辆" db:"vehicles_bought"`
	VehiclesHeld    int `json:"保有量" db:"vehicles_held"`
	ForeignGroups   int `json:"外宾批次" db:"foreign_groups"`
	ForeignPersons  int `json:"外宾人次" db:"foreign_persons"`
	DomesticGroups  int `json:"国内批次" db:"domestic_groups"`
	DomesticPersons int `json:"国内人次" db:"domestic_persons"`
}

// OperatingCost is the 机关运行经费, in 元.
type OperatingCost struct {
	Budget Yuan `json:"年初预算数" db:"budget"`
	Actual Yuan `json:"决算数" db:"actual"`
}

// Procurement is the 政府采购支出, in 元. SME includes Micro.
type Procurement struct {
	Budget   Yuan `json:"采购预算" db:"budget"`
	Goods    Yuan `json:"货物" db:"goods"`
	Works    Yuan `json:"工程" db:"works"`
	Services Yuan `json:"服务" db:"services"`
	SME      Yuan `json:"授予中小企业" db:"sme"`
	Micro    Yuan `json:"授予小微企业" db:"micro"`
}

// Vehicle is the number of vehicles of one class at the year's end.
type Vehicle struct {
	Class string `json:"类别" db:"class"`
	Count int    `json:"数量" db:"count"`
}

// Equipment counts single pieces worth 100 万元 or more.
type Equipment struct {
	Over1M int `json:"百万元以上设备" db:"over_1m"`
}

// Text is what only a person can supply at one place of the document: a
// reason, a comment, a note. Places are the pack's (原因/一, 文字/项目自评情况).
type Text struct {
	Place string `json:"位置" db:"place,key"`
	Text  string `json:"内容" db:"text"`
}

// Rewrite is a section's template as the user rewrote it; it has the packs'
// language, so its figures stay linked.
type Rewrite struct {
	Section  string `json:"章节" db:"section,key"`
	Template string `json:"模板" db:"template"`
}

// Assessment is what stands once in the 部门整体支出绩效自评表.
type Assessment struct {
	FundingWeight string `json:"预算执行分值" db:"funding_weight"`
	FundingScore  string `json:"预算执行得分" db:"funding_score"`
	GoalExpected  string `json:"预期目标" db:"goal_expected"`
	GoalDone      string `json:"目标完成情况" db:"goal_done"`
}

// Funding is one typed funding row of the self-assessment, in 元. The printed
// row is computed from the expenditure; a typed one that differs is reported.
type Funding struct {
	Source   string `json:"资金来源" db:"source,key"`
	Initial  *Yuan  `json:"年初预算数" db:"initial"`
	Adjusted *Yuan  `json:"全年预算数" db:"adjusted"`
	Executed *Yuan  `json:"全年执行数" db:"executed"`
}

// Task is one of the year's main tasks (年度主要任务).
type Task struct {
	Name    string `json:"任务名称" db:"name"`
	Content string `json:"主要内容" db:"content"`
	Done    string `json:"实际完成情况" db:"done"`
}

// Indicator is one indicator of the self-assessment in three levels. Weight
// and score are decimal numbers of points; they stay as the office gave them.
type Indicator struct {
	Level1    string `json:"一级指标" db:"level1"`
	Level2    string `json:"二级指标" db:"level2"`
	Level3    string `json:"三级指标" db:"level3"`
	Target    string `json:"年度指标值" db:"target"`
	Actual    string `json:"实际完成值" db:"actual"`
	Weight    string `json:"分值" db:"weight"`
	Score     string `json:"得分" db:"score"`
	Deviation string `json:"偏差度" db:"deviation"`
	Cause     string `json:"偏差原因分析及改进措施" db:"cause"`
}

// Project is one project's self-assessment (项目支出绩效自评), amounts in 元.
type Project struct {
	Name          string `json:"项目名称" db:"name"` // no two projects have the same
	Unit          string `json:"实施单位" db:"unit"`
	Initial       Yuan   `json:"年初预算数" db:"initial"`
	Adjusted      Yuan   `json:"全年预算数" db:"adjusted"`
	Executed      Yuan   `json:"全年执行数" db:"executed"`
	FundingWeight string `json:"预算执行分值" db:"funding_weight"`
	FundingScore  string `json:"预算执行得分" db:"funding_score"`
	GoalExpected  string `json:"预期目标" db:"goal_expected"`
	GoalDone      string `json:"目标完成情况" db:"goal_done"`
	Grade         string `json:"等级" db:"grade"` // 优, 良, 中 or 差
}

// ProjectGoal is one indicator of a project's self-assessment.
type ProjectGoal struct {
	Project string `json:"项目名称" db:"project"`
	Indicator
}

// SubjectKind says which classification an own subject belongs to.
type SubjectKind string

// The classifications.
const (
	FunctionSubject SubjectKind = "功能分类"
	EconomicSubject SubjectKind = "经济分类"
)

// OwnSubject is a subject that the user added or renamed for the year.
type OwnSubject struct {
	Kind SubjectKind `json:"分类" db:"kind,key"`
	Code string      `json:"科目编码" db:"code,key"`
	Name string      `json:"科目名称" db:"name"`
}

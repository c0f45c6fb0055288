-- The first schema of a ledger: one typed table a page, amounts in whole 分
-- (at most 10¹³ 元), choices in the words of the forms. A blank choice or text
-- is one that nobody filled in yet.

-- 年度账
CREATE TABLE fiscal_year (
  year  INTEGER PRIMARY KEY CHECK (year BETWEEN 1994 AND 2099),
  state TEXT NOT NULL CHECK (state IN ('填报中', '已定稿', '已公开'))
) STRICT;

-- 单位概况
CREATE TABLE department (
  year         INTEGER PRIMARY KEY REFERENCES fiscal_year (year),
  name         TEXT NOT NULL,  -- 名称
  self_name    TEXT NOT NULL,  -- 自称
  level        TEXT NOT NULL,  -- 级次
  scope        TEXT NOT NULL,  -- 决算范围
  contact      TEXT NOT NULL,  -- 联系方式
  published_on TEXT NOT NULL CHECK (published_on = '' OR published_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),  -- 公开日期
  sample       INTEGER NOT NULL CHECK (sample IN (0, 1))  -- 示例
) STRICT;

-- 部门职责
CREATE TABLE duty (
  year INTEGER NOT NULL REFERENCES fiscal_year (year),
  seq  INTEGER NOT NULL CHECK (seq >= 1),  -- 序号
  text TEXT NOT NULL,  -- 内容
  PRIMARY KEY (year, seq)
) STRICT, WITHOUT ROWID;

-- 内设机构
CREATE TABLE section (
  year INTEGER NOT NULL REFERENCES fiscal_year (year),
  seq  INTEGER NOT NULL CHECK (seq >= 1),  -- 序号
  name TEXT NOT NULL,  -- 名称
  PRIMARY KEY (year, seq)
) STRICT, WITHOUT ROWID;

-- 决算单位
CREATE TABLE unit (
  year INTEGER NOT NULL REFERENCES fiscal_year (year),
  seq  INTEGER NOT NULL CHECK (seq >= 1),  -- 序号
  name TEXT NOT NULL,  -- 名称
  kind TEXT NOT NULL CHECK (kind IN ('', '行政', '参公', '事业')),  -- 性质
  PRIMARY KEY (year, seq)
) STRICT, WITHOUT ROWID;

-- 收入
CREATE TABLE income (
  year      INTEGER NOT NULL REFERENCES fiscal_year (year),
  code      TEXT NOT NULL CHECK (length(code) IN (3, 5, 7) AND code NOT GLOB '*[^0-9]*'),  -- 科目编码
  kind      TEXT NOT NULL CHECK (kind IN (
    '一般公共预算财政拨款收入',
    '政府性基金预算财政拨款收入',
    '国有资本经营预算财政拨款收入',
    '上级补助收入',
    '事业收入',
    '经营收入',
    '附属单位上缴收入',
    '其他收入')),
  budget    INTEGER NOT NULL CHECK (budget BETWEEN -1000000000000000 AND 1000000000000000),  -- 预算数
  actual    INTEGER NOT NULL CHECK (actual BETWEEN -1000000000000000 AND 1000000000000000),  -- 决算数
  recovered INTEGER NOT NULL CHECK (recovered IN (0, 1)),  -- 收回
  PRIMARY KEY (year, code, kind),
  CHECK (recovered = 1 OR (budget >= 0 AND actual >= 0))  -- 只有收回才可以是负数
) STRICT, WITHOUT ROWID;

-- 支出
CREATE TABLE expenditure (
  year            INTEGER NOT NULL REFERENCES fiscal_year (year),
  code            TEXT NOT NULL CHECK (length(code) IN (3, 5, 7) AND code NOT GLOB '*[^0-9]*'),  -- 科目编码
  fund            TEXT NOT NULL CHECK (fund IN (
    '一般公共预算财政拨款',
    '政府性基金预算财政拨款',
    '国有资本经营预算财政拨款',
    '财政专户管理资金',
    '单位资金')),
  nature          TEXT NOT NULL CHECK (nature IN ('基本支出', '项目支出', '上缴上级支出', '经营支出', '对附属单位补助支出')),  -- 支出性质
  initial_budget  INTEGER NOT NULL CHECK (initial_budget BETWEEN -1000000000000000 AND 1000000000000000),  -- 年初预算数
  adjusted_budget INTEGER NOT NULL CHECK (adjusted_budget BETWEEN -1000000000000000 AND 1000000000000000),  -- 全年预算数
  actual          INTEGER NOT NULL CHECK (actual BETWEEN -1000000000000000 AND 1000000000000000),  -- 决算数
  recovered       INTEGER NOT NULL CHECK (recovered IN (0, 1)),  -- 收回
  PRIMARY KEY (year, code, fund, nature),
  CHECK (recovered = 1 OR (initial_budget >= 0 AND adjusted_budget >= 0 AND actual >= 0))  -- 只有收回才可以是负数
) STRICT, WITHOUT ROWID;

-- 基本支出
CREATE TABLE basic_economic (
  year   INTEGER NOT NULL REFERENCES fiscal_year (year),
  code   TEXT NOT NULL CHECK (length(code) IN (3, 5) AND code NOT GLOB '*[^0-9]*'),  -- 科目编码
  fund   TEXT NOT NULL CHECK (fund IN (
    '一般公共预算财政拨款',
    '政府性基金预算财政拨款',
    '国有资本经营预算财政拨款',
    '财政专户管理资金',
    '单位资金')),
  actual INTEGER NOT NULL CHECK (actual BETWEEN 0 AND 1000000000000000),  -- 决算数
  PRIMARY KEY (year, code, fund)
) STRICT, WITHOUT ROWID;

-- 结转结余
CREATE TABLE carryover (
  year    INTEGER NOT NULL REFERENCES fiscal_year (year),
  fund    TEXT NOT NULL CHECK (fund IN (
    '一般公共预算财政拨款',
    '政府性基金预算财政拨款',
    '国有资本经营预算财政拨款',
    '财政专户管理资金',
    '单位资金')),
  code    TEXT NOT NULL CHECK (length(code) IN (0, 3, 5, 7) AND code NOT GLOB '*[^0-9]*'),  -- 科目编码
  opening INTEGER NOT NULL CHECK (opening BETWEEN -1000000000000000 AND 1000000000000000),  -- 年初数
  closing INTEGER NOT NULL CHECK (closing BETWEEN -1000000000000000 AND 1000000000000000),  -- 年末数
  PRIMARY KEY (year, fund, code)
) STRICT, WITHOUT ROWID;

-- 非财政拨款结余
CREATE TABLE non_fiscal (
  year                 INTEGER PRIMARY KEY REFERENCES fiscal_year (year),
  surplus_used         INTEGER NOT NULL CHECK (surplus_used BETWEEN -1000000000000000 AND 1000000000000000),  -- 使用非财政拨款结余
  surplus_distribution INTEGER NOT NULL CHECK (surplus_distribution BETWEEN -1000000000000000 AND 1000000000000000)  -- 结余分配
) STRICT;

-- 上年数
CREATE TABLE prior_totals (
  year            INTEGER PRIMARY KEY REFERENCES fiscal_year (year),
  income          INTEGER CHECK (income BETWEEN 0 AND 1000000000000000),  -- 收入总计
  expenditure     INTEGER CHECK (expenditure BETWEEN 0 AND 1000000000000000),  -- 支出总计
  fiscal_total    INTEGER CHECK (fiscal_total BETWEEN 0 AND 1000000000000000),  -- 财政拨款总计
  general_public  INTEGER CHECK (general_public BETWEEN 0 AND 1000000000000000),  -- 一般公共预算支出
  government_fund INTEGER CHECK (government_fund BETWEEN 0 AND 1000000000000000),  -- 政府性基金支出
  state_capital   INTEGER CHECK (state_capital BETWEEN 0 AND 1000000000000000),  -- 国有资本经营支出
  three_public    INTEGER CHECK (three_public BETWEEN 0 AND 1000000000000000),  -- 三公经费支出
  operating_cost  INTEGER CHECK (operating_cost BETWEEN 0 AND 1000000000000000)  -- 机关运行经费支出
) STRICT;

-- 三公经费
CREATE TABLE three_public (
  year            INTEGER NOT NULL REFERENCES fiscal_year (year),
  kind            TEXT NOT NULL CHECK (kind IN ('因公出国（境）费', '公务用车购置费', '公务用车运行费', '国内公务接待费', '外宾接待费')),  -- 项目
  initial_budget  INTEGER NOT NULL CHECK (initial_budget BETWEEN 0 AND 1000000000000000),  -- 年初预算数
  adjusted_budget INTEGER NOT NULL CHECK (adjusted_budget BETWEEN 0 AND 1000000000000000),  -- 全年预算数
  actual          INTEGER NOT NULL CHECK (actual BETWEEN 0 AND 1000000000000000),  -- 决算数
  PRIMARY KEY (year, kind)
) STRICT, WITHOUT ROWID;

-- 三公数量
CREATE TABLE three_public_count (
  year             INTEGER PRIMARY KEY REFERENCES fiscal_year (year),
  abroad_groups    INTEGER NOT NULL CHECK (abroad_groups BETWEEN 0 AND 1000000000),  -- 出国团组
  abroad_persons   INTEGER NOT NULL CHECK (abroad_persons BETWEEN 0 AND 1000000000),  -- 出国人次
  vehicles_bought  INTEGER NOT NULL CHECK (vehicles_bought BETWEEN 0 AND 1000000000),  -- 购置车辆
  vehicles_held    INTEGER NOT NULL CHECK (vehicles_held BETWEEN 0 AND 1000000000),  -- 保有量
  foreign_groups   INTEGER NOT NULL CHECK (foreign_groups BETWEEN 0 AND 1000000000),  -- 外宾批次
  foreign_persons  INTEGER NOT NULL CHECK (foreign_persons BETWEEN 0 AND 1000000000),  -- 外宾人次
  domestic_groups  INTEGER NOT NULL CHECK (domestic_groups BETWEEN 0 AND 1000000000),  -- 国内批次
  domestic_persons INTEGER NOT NULL CHECK (domestic_persons BETWEEN 0 AND 1000000000)  -- 国内人次
) STRICT;

-- 机关运行经费
CREATE TABLE operating_cost (
  year   INTEGER PRIMARY KEY REFERENCES fiscal_year (year),
  budget INTEGER NOT NULL CHECK (budget BETWEEN 0 AND 1000000000000000),  -- 年初预算数
  actual INTEGER NOT NULL CHECK (actual BETWEEN 0 AND 1000000000000000)  -- 决算数
) STRICT;

-- 政府采购
CREATE TABLE procurement (
  year     INTEGER PRIMARY KEY REFERENCES fiscal_year (year),
  budget   INTEGER NOT NULL CHECK (budget BETWEEN 0 AND 1000000000000000),  -- 采购预算
  goods    INTEGER NOT NULL CHECK (goods BETWEEN 0 AND 1000000000000000),  -- 货物
  works    INTEGER NOT NULL CHECK (works BETWEEN 0 AND 1000000000000000),  -- 工程
  services INTEGER NOT NULL CHECK (services BETWEEN 0 AND 1000000000000000),  -- 服务
  sme      INTEGER NOT NULL CHECK (sme BETWEEN 0 AND 1000000000000000),  -- 授予中小企业
  micro    INTEGER NOT NULL CHECK (micro BETWEEN 0 AND 1000000000000000)  -- 授予小微企业
) STRICT;

-- 车辆
CREATE TABLE vehicle (
  year  INTEGER NOT NULL REFERENCES fiscal_year (year),
  seq   INTEGER NOT NULL CHECK (seq >= 1),  -- 序号
  class TEXT NOT NULL CHECK (class <> ''),  -- 类别
  count INTEGER NOT NULL CHECK (count BETWEEN 0 AND 1000000000),  -- 数量
  PRIMARY KEY (year, seq)
) STRICT, WITHOUT ROWID;

-- 设备
CREATE TABLE equipment (
  year    INTEGER PRIMARY KEY REFERENCES fiscal_year (year),
  over_1m INTEGER NOT NULL CHECK (over_1m BETWEEN 0 AND 1000000000)  -- 百万元以上设备
) STRICT;

-- 文字
CREATE TABLE text (
  year  INTEGER NOT NULL REFERENCES fiscal_year (year),
  place TEXT NOT NULL CHECK (place <> ''),  -- 位置
  text  TEXT NOT NULL,  -- 内容
  PRIMARY KEY (year, place)
) STRICT, WITHOUT ROWID;

-- 改写
CREATE TABLE rewrite (
  year     INTEGER NOT NULL REFERENCES fiscal_year (year),
  section  TEXT NOT NULL CHECK (section <> ''),  -- 章节
  template TEXT NOT NULL,  -- 模板
  PRIMARY KEY (year, section)
) STRICT, WITHOUT ROWID;

-- 绩效自评
CREATE TABLE assessment (
  year           INTEGER PRIMARY KEY REFERENCES fiscal_year (year),
  funding_weight TEXT NOT NULL CHECK (funding_weight NOT GLOB '*[^0-9.]*'),  -- 预算执行分值
  funding_score  TEXT NOT NULL CHECK (funding_score NOT GLOB '*[^0-9.]*'),  -- 预算执行得分
  goal_expected  TEXT NOT NULL,  -- 预期目标
  goal_done      TEXT NOT NULL  -- 目标完成情况
) STRICT;

-- 自评资金
CREATE TABLE assessment_funding (
  year     INTEGER NOT NULL REFERENCES fiscal_year (year),
  source   TEXT NOT NULL CHECK (source <> ''),  -- 资金来源
  initial  INTEGER CHECK (initial BETWEEN 0 AND 1000000000000000),  -- 年初预算数
  adjusted INTEGER CHECK (adjusted BETWEEN 0 AND 1000000000000000),  -- 全年预算数
  executed INTEGER CHECK (executed BETWEEN 0 AND 1000000000000000),  -- 全年执行数
  PRIMARY KEY (year, source)
) STRICT, WITHOUT ROWID;

-- 自评任务
CREATE TABLE assessment_task (
  year    INTEGER NOT NULL REFERENCES fiscal_year (year),
  seq     INTEGER NOT NULL CHECK (seq >= 1),  -- 序号
  name    TEXT NOT NULL,  -- 任务名称
  content TEXT NOT NULL,  -- 主要内容
  done    TEXT NOT NULL,  -- 实际完成情况
  PRIMARY KEY (year, seq)
) STRICT, WITHOUT ROWID;

-- 自评指标
CREATE TABLE indicator (
  year      INTEGER NOT NULL REFERENCES fiscal_year (year),
  seq       INTEGER NOT NULL CHECK (seq >= 1),  -- 序号
  level1    TEXT NOT NULL,  -- 一级指标
  level2    TEXT NOT NULL,  -- 二级指标
  level3    TEXT NOT NULL,  -- 三级指标
  target    TEXT NOT NULL,  -- 年度指标值
  actual    TEXT NOT NULL,  -- 实际完成值
  weight    TEXT NOT NULL CHECK (weight NOT GLOB '*[^0-9.]*'),  -- 分值
  score     TEXT NOT NULL CHECK (score NOT GLOB '*[^0-9.]*'),  -- 得分
  deviation TEXT NOT NULL,  -- 偏差度
  cause     TEXT NOT NULL,  -- 偏差原因分析及改进措施
  PRIMARY KEY (year, seq)
) STRICT, WITHOUT ROWID;

-- 项目自评
CREATE TABLE project (
  year           INTEGER NOT NULL REFERENCES fiscal_year (year),
  name           TEXT NOT NULL CHECK (name <> ''),  -- 项目名称
  unit           TEXT NOT NULL,  -- 实施单位
  initial        INTEGER NOT NULL CHECK (initial BETWEEN 0 AND 1000000000000000),  -- 年初预算数
  adjusted       INTEGER NOT NULL CHECK (adjusted BETWEEN 0 AND 1000000000000000),  -- 全年预算数
  executed       INTEGER NOT NULL CHECK (executed BETWEEN 0 AND 1000000000000000),  -- 全年执行数
  funding_weight TEXT NOT NULL CHECK (funding_weight NOT GLOB '*[^0-9.]*'),  -- 预算执行分值
  funding_score  TEXT NOT NULL CHECK (funding_score NOT GLOB '*[^0-9.]*'),  -- 预算执行得分
  goal_expected  TEXT NOT NULL,  -- 预期目标
  goal_done      TEXT NOT NULL,  -- 目标完成情况
  grade          TEXT NOT NULL CHECK (grade IN ('', '优', '良', '中', '差')),  -- 等级
  PRIMARY KEY (year, name)
) STRICT, WITHOUT ROWID;

-- 项目指标
CREATE TABLE project_indicator (
  year      INTEGER NOT NULL REFERENCES fiscal_year (year),
  seq       INTEGER NOT NULL CHECK (seq >= 1),  -- 序号
  project   TEXT NOT NULL,  -- 项目名称
  level1    TEXT NOT NULL,  -- 一级指标
  level2    TEXT NOT NULL,  -- 二级指标
  level3    TEXT NOT NULL,  -- 三级指标
  target    TEXT NOT NULL,  -- 年度指标值
  actual    TEXT NOT NULL,  -- 实际完成值
  weight    TEXT NOT NULL CHECK (weight NOT GLOB '*[^0-9.]*'),  -- 分值
  score     TEXT NOT NULL CHECK (score NOT GLOB '*[^0-9.]*'),  -- 得分
  deviation TEXT NOT NULL,  -- 偏差度
  cause     TEXT NOT NULL,  -- 偏差原因分析及改进措施
  PRIMARY KEY (year, seq),
  FOREIGN KEY (year, project) REFERENCES project (year, name)
    ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

-- 自定科目
CREATE TABLE own_subject (
  year INTEGER NOT NULL REFERENCES fiscal_year (year),
  kind TEXT NOT NULL CHECK (kind IN ('功能分类', '经济分类')),  -- 分类
  code TEXT NOT NULL CHECK (length(code) IN (3, 5, 7) AND code NOT GLOB '*[^0-9]*'),  -- 科目编码
  name TEXT NOT NULL,  -- 科目名称
  PRIMARY KEY (year, kind, code)
) STRICT, WITHOUT ROWID;

-- Every change of an entered value, kept for good. A row's own appearing and
-- going has an empty field and the value 有; page 状态 is the year's state.
CREATE TABLE history (
  id     INTEGER PRIMARY KEY,
  step   INTEGER NOT NULL,  -- the same for all changes of one action
  at     TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??.???Z'),
  action TEXT NOT NULL,
  year   INTEGER NOT NULL,
  page   TEXT NOT NULL,
  key    TEXT NOT NULL,     -- the key values as in addresses
  field  TEXT NOT NULL,
  old    TEXT NOT NULL,
  new    TEXT NOT NULL
) STRICT;

CREATE INDEX history_of_page ON history (year, page);

-- Findings that the office has explained and accepted; figures is the
-- fingerprint of the numbers the finding was about, so that it comes back when
-- they change.
CREATE TABLE accepted_finding (
  year    INTEGER NOT NULL REFERENCES fiscal_year (year),
  rule    TEXT NOT NULL CHECK (rule <> ''),
  place   TEXT NOT NULL,
  figures TEXT NOT NULL,
  reason  TEXT NOT NULL CHECK (reason <> ''),
  at      TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??.???Z'),
  PRIMARY KEY (year, rule, place)
) STRICT, WITHOUT ROWID;

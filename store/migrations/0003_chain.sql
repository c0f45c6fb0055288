-- The history becomes a chain of steps, and each year gets a digest of its
-- rows. What SQL cannot work out (digests, hashes, what undo takes back) stays
-- zero here; the program fills it in within the same transaction.

-- 指纹: the sum of the hashes of the year's rows.
ALTER TABLE fiscal_year ADD COLUMN digest BLOB NOT NULL
  DEFAULT x'0000000000000000000000000000000000000000000000000000000000000000' CHECK (length(digest) = 32);

-- One action on one year.
CREATE TABLE step (
  id       INTEGER PRIMARY KEY,
  at       TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??.???Z'),
  action   TEXT NOT NULL,
  year     INTEGER NOT NULL,
  under    INTEGER NOT NULL,  -- the step that lies below this one on its stack; 0: none
  undo_top INTEGER NOT NULL,  -- the step that undo takes back after this one; 0: none
  redo_top INTEGER NOT NULL,  -- the step that redo takes back after this one; 0: none
  reverts  INTEGER NOT NULL,  -- the step that this one takes back; 0: none
  digest   BLOB NOT NULL CHECK (length(digest) = 32),  -- of the year after the step
  hash     BLOB NOT NULL CHECK (length(hash) = 32)     -- over the step, its changes and the hash before it
) STRICT;

CREATE INDEX step_of_year ON step (year);

-- Every change of an entered value, kept for good. A row's own appearing and
-- going has an empty field and the value 有; page 状态 is the year's state.
CREATE TABLE change (
  step  INTEGER NOT NULL REFERENCES step (id),
  n     INTEGER NOT NULL CHECK (n >= 1),  -- within the step
  page  TEXT NOT NULL,
  key   TEXT NOT NULL,  -- the key values as in addresses
  field TEXT NOT NULL,
  old   TEXT NOT NULL,
  new   TEXT NOT NULL,
  PRIMARY KEY (step, n)
) STRICT, WITHOUT ROWID;

-- An action on several years was one step; now it is one for each.
INSERT INTO step (id, at, action, year, under, undo_top, redo_top, reverts, digest, hash)
  SELECT min(id), min(at), min(action), year, 0, 0, 0, 0, zeroblob(32), zeroblob(32)
  FROM history GROUP BY step, year;

INSERT INTO change (step, n, page, key, field, old, new)
  SELECT min(id) OVER one, row_number() OVER (PARTITION BY step, year ORDER BY id), page, key, field, old, new
  FROM history WINDOW one AS (PARTITION BY step, year);

DROP TABLE history;
ALTER TABLE change RENAME TO history;

CREATE INDEX history_of_place ON history (page, key);

-- 项目自评 keeps the office's own order; the names stay unique, and may change.
CREATE TABLE old_project AS SELECT *, row_number() OVER (PARTITION BY year ORDER BY name) AS seq FROM project;
CREATE TABLE old_indicator AS SELECT * FROM project_indicator;
DROP TABLE project_indicator;
DROP TABLE project;

-- 项目自评
CREATE TABLE project (
  year           INTEGER NOT NULL REFERENCES fiscal_year (year),
  seq            INTEGER NOT NULL CHECK (seq >= 1),  -- 序号
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
  PRIMARY KEY (year, seq),
  UNIQUE (year, name)
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
  FOREIGN KEY (year, project) REFERENCES project (year, name) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

INSERT INTO project (year, seq, name, unit, initial, adjusted, executed, funding_weight, funding_score, goal_expected, goal_done, grade)
  SELECT year, seq, name, unit, initial, adjusted, executed, funding_weight, funding_score, goal_expected, goal_done, grade FROM old_project;
INSERT INTO project_indicator SELECT * FROM old_indicator;
DROP TABLE old_project;
DROP TABLE old_indicator;

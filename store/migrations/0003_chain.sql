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

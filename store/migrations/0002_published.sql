-- What was published, kept as it went out, and the years that were removed.
-- Rows here outlive their year in the ledger, so they do not refer to it.

-- 定稿: one finalisation of a year.
CREATE TABLE publication (
  id       INTEGER PRIMARY KEY,
  year     INTEGER NOT NULL,
  at       TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??.???Z'),
  action   TEXT NOT NULL,
  snapshot TEXT NOT NULL  -- the year's entries in the form of a dumped file
) STRICT;

CREATE INDEX publication_of_year ON publication (year);

-- 定稿的文件, byte for byte.
CREATE TABLE published_file (
  publication INTEGER NOT NULL REFERENCES publication (id),
  name        TEXT NOT NULL CHECK (name <> '' AND name NOT GLOB '*[/\]*'),
  sha256      BLOB NOT NULL CHECK (length(sha256) = 32),
  content     BLOB NOT NULL,
  PRIMARY KEY (publication, name)
) STRICT;

-- 回收站: years that were removed and can come back.
CREATE TABLE bin (
  id       INTEGER PRIMARY KEY,
  year     INTEGER NOT NULL,
  at       TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??.???Z'),
  action   TEXT NOT NULL,
  state    TEXT NOT NULL CHECK (state IN ('填报中', '已定稿', '已公开')),
  snapshot TEXT NOT NULL  -- the year's entries in the form of a dumped file
) STRICT;

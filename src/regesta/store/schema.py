"""The tables of `.regesta/edition.sqlite`, and what each column holds."""

import zlib

SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

-- One file of the folder. `record` is the Source without its text; `state` stands for all that
-- its papers were made from; `problem`, `stage`, `remedy` say why it could not be read or made.
CREATE TABLE source (
  path TEXT PRIMARY KEY, size INTEGER NOT NULL, mtime INTEGER NOT NULL,
  file_sha256 TEXT NOT NULL, sha256 TEXT NOT NULL, reader TEXT NOT NULL, state TEXT NOT NULL,
  characters INTEGER NOT NULL, record BLOB NOT NULL,
  problem TEXT, stage TEXT, remedy TEXT
) STRICT;
CREATE TABLE source_text (path TEXT PRIMARY KEY, text BLOB NOT NULL) STRICT;

-- What a stage made of a scope: of a source (scope '') or of a document (its id), before any
-- ruling. `key` stands for all that it was made from.
CREATE TABLE output (
  source TEXT NOT NULL, stage TEXT NOT NULL, scope TEXT NOT NULL, key TEXT NOT NULL,
  records BLOB NOT NULL, PRIMARY KEY (source, stage, scope)
) STRICT, WITHOUT ROWID;

-- A paper or apparatus. `root` stands for all that it was made from, `fingerprint` and `indexed`
-- for what it was made into. `words` is the id that its words give; `id` differs from it only where
-- another source has the same words. `row` is its export row, `machine` what the row says where
-- a ruling changed it, `records` what stages over a key see of it.
CREATE TABLE document (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL, words TEXT NOT NULL, source TEXT NOT NULL,
  start INTEGER NOT NULL, stop INTEGER NOT NULL, container TEXT, nested_in TEXT,
  kind TEXT NOT NULL, head TEXT, regest TEXT, sender TEXT NOT NULL, recipient TEXT NOT NULL,
  date TEXT, date_text TEXT, old_style TEXT, first_day TEXT, last_day TEXT, sort_date TEXT,
  place TEXT, number TEXT, rulings TEXT NOT NULL, row BLOB NOT NULL, machine BLOB,
  records BLOB NOT NULL, fingerprint TEXT NOT NULL, indexed TEXT NOT NULL,
  root TEXT NOT NULL
) STRICT;
CREATE INDEX document_id ON document (id);
CREATE INDEX document_words ON document (words);
CREATE INDEX document_place ON document (source, start, stop DESC);
CREATE INDEX document_date ON document (ifnull(sort_date, '~'), source, start, stop DESC);

CREATE TABLE party (n INTEGER NOT NULL, side TEXT NOT NULL, name TEXT NOT NULL) STRICT;
CREATE INDEX party_n ON party (n);
CREATE TABLE worth (
  n INTEGER NOT NULL, what TEXT NOT NULL, field TEXT, why TEXT NOT NULL, weight REAL NOT NULL,
  start INTEGER NOT NULL, stop INTEGER NOT NULL
) STRICT;
CREATE INDEX worth_n ON worth (n);

-- Findings of a document by itself (stage '') and those of stages over a key.
CREATE TABLE finding (
  n INTEGER NOT NULL, stage TEXT NOT NULL, key TEXT NOT NULL, severity TEXT NOT NULL,
  verdict TEXT, record BLOB NOT NULL
) STRICT;
CREATE INDEX finding_n ON finding (n);
CREATE INDEX finding_key ON finding (stage, key);
CREATE TABLE keyed (stage TEXT NOT NULL, key TEXT NOT NULL, n INTEGER NOT NULL) STRICT;
CREATE INDEX keyed_key ON keyed (stage, key);
CREATE INDEX keyed_n ON keyed (n);

-- An act as the rulings on it leave it. `document` is the id that the words of the innermost paper
-- give (`document.words`), `state` is `held`, `rejected` or `orphaned`, `decision` the latest
-- ruling on it, `rulings` stands for all that hold. `acted` says in which text and which papers the
-- acts of a source were placed.
CREATE TABLE act (
  id TEXT PRIMARY KEY, source TEXT NOT NULL, document TEXT, start INTEGER NOT NULL,
  stop INTEGER NOT NULL, state TEXT NOT NULL, decision TEXT NOT NULL, rulings TEXT NOT NULL,
  record BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX act_place ON act (source, document, start);
-- A ruling on a party or a thread that holds, in order of effect.
CREATE TABLE link (n INTEGER PRIMARY KEY, action TEXT NOT NULL, record BLOB NOT NULL) STRICT;
CREATE TABLE acted (source TEXT PRIMARY KEY, state TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- How often papers, acts and links were written, and with which writing each act was last: what
-- was computed from them holds until the count goes on. `meta` names the file itself (`born`).
CREATE TABLE turn (what TEXT PRIMARY KEY, n INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE act_turn (id TEXT PRIMARY KEY, n INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX act_turn_n ON act_turn (n);
INSERT INTO turn VALUES ('papers', 0), ('acts', 0), ('links', 0);
INSERT INTO meta VALUES ('born', hex(randomblob(8)));
CREATE TRIGGER act_in AFTER INSERT ON act BEGIN
  UPDATE turn SET n = n + 1 WHERE what = 'acts';
  INSERT OR REPLACE INTO act_turn SELECT new.id, n FROM turn WHERE what = 'acts';
END;
CREATE TRIGGER act_out AFTER DELETE ON act BEGIN
  UPDATE turn SET n = n + 1 WHERE what = 'acts';
  INSERT OR REPLACE INTO act_turn SELECT old.id, n FROM turn WHERE what = 'acts';
END;
CREATE TRIGGER act_anew AFTER UPDATE ON act BEGIN
  UPDATE turn SET n = n + 1 WHERE what = 'acts';
  INSERT OR REPLACE INTO act_turn SELECT new.id, n FROM turn WHERE what = 'acts';
  INSERT OR REPLACE INTO act_turn SELECT old.id, n FROM turn WHERE what = 'acts';
END;
CREATE TRIGGER paper_in AFTER INSERT ON document BEGIN
  UPDATE turn SET n = n + 1 WHERE what = 'papers';
END;
CREATE TRIGGER paper_out AFTER DELETE ON document BEGIN
  UPDATE turn SET n = n + 1 WHERE what = 'papers';
END;
CREATE TRIGGER paper_anew
AFTER UPDATE OF id, words, source, start, stop, nested_in, kind, row ON document BEGIN
  UPDATE turn SET n = n + 1 WHERE what = 'papers';
END;
CREATE TRIGGER text_in AFTER INSERT ON source_text BEGIN
  UPDATE turn SET n = n + 1 WHERE what = 'papers';
END;
CREATE TRIGGER link_in AFTER INSERT ON link BEGIN
  UPDATE turn SET n = n + 1 WHERE what = 'links';
END;
CREATE TRIGGER link_out AFTER DELETE ON link BEGIN
  UPDATE turn SET n = n + 1 WHERE what = 'links';
END;

CREATE TABLE orphan (decision TEXT NOT NULL, source TEXT NOT NULL) STRICT;

-- What the last step of a build has still to see to; empty when a build is whole.
CREATE TABLE stale_words (words TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE stale_key (
  stage TEXT NOT NULL, key TEXT NOT NULL, PRIMARY KEY (stage, key)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE word USING fts5(
  head, sender, recipient, place, kind, body, notes, tokenize = "unicode61 remove_diacritics 2"
);
"""

VERSION = zlib.crc32(SCHEMA.encode()) >> 1
"""Kept in `user_version`; a file with another is thrown away and built anew.

Made from the tables themselves, so that no one can change them and forget it.
"""

-- Files: what a message has with it. The bytes are in the store of files, under the file's id; a row
-- is there before the first byte and until the last one is deleted.

ALTER TABLE event ADD COLUMN files TEXT; -- what a message has with it, as everybody is told: JSON

CREATE TABLE file (
  id TEXT NOT NULL PRIMARY KEY,
  room BIGINT NOT NULL,
  account BIGINT NOT NULL,
  name TEXT NOT NULL,
  search_key TEXT NOT NULL,
  type TEXT NOT NULL, -- a media type, by what is in it; empty until it is whole
  kind INTEGER NOT NULL, -- 0 not whole yet, 1 image, 2 video, 3 audio, 4 document, 5 text, 6 other
  bytes BIGINT NOT NULL, -- as announced; once whole, as it is served
  sha256 TEXT, -- of what is served; until it is whole as announced, or null
  width INTEGER,
  height INTEGER,
  alt TEXT,
  preview INTEGER NOT NULL, -- 0 none, 1 to be made, 2 there
  state INTEGER NOT NULL, -- 1 being sent, 2 whole, 3 posted
  seq BIGINT, -- of the message that has it
  place INTEGER, -- among that message's files, from 0
  at BIGINT NOT NULL -- when it was begun; of a posted one the message's time
);
CREATE INDEX file_by_message ON file (room, seq);
CREATE INDEX file_by_kind ON file (room, kind, seq);
CREATE INDEX file_unposted ON file (at) WHERE state < 3;
CREATE INDEX file_unposted_by_account ON file (account) WHERE state < 3;
CREATE INDEX file_by_time ON file (at) WHERE state = 3;

-- Whose bytes are still to be deleted.
CREATE TABLE file_gone (
  id TEXT NOT NULL PRIMARY KEY
);

-- How much there is; account 0 is everybody.
CREATE TABLE file_usage (
  account BIGINT NOT NULL PRIMARY KEY,
  files BIGINT NOT NULL,
  bytes BIGINT NOT NULL
);

-- The bytes, where hiroba.files.store=database: in pieces of 1 MiB, the last one shorter.
CREATE TABLE file_piece (
  id TEXT NOT NULL,
  part INTEGER NOT NULL,
  bytes BYTEA NOT NULL,
  PRIMARY KEY (id, part)
);
-- What people send is mostly packed already.
ALTER TABLE file_piece ALTER COLUMN bytes SET STORAGE EXTERNAL;

-- Found by what they have with them, too; no message has had any so far.
ALTER TABLE search_doc ADD COLUMN file BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE search_doc ADD COLUMN image BOOLEAN NOT NULL DEFAULT FALSE;
CREATE INDEX search_doc_with_file ON search_doc (at, no) WHERE file;
CREATE INDEX search_doc_with_image ON search_doc (at, no) WHERE image;

-- Times are milliseconds since 1970. Rooms and accounts have a number for use inside the database
-- and an id for everybody else. Numbers refer to each other without declared foreign keys: nothing
-- is ever deleted from room and account, and a check on every insert would cost the writer.

CREATE TABLE meta (
  name TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

-- The random name of this history: it changes only when history is reset.
INSERT INTO meta (name, value) VALUES ('epoch', lower(hex(randomblob(16))));

CREATE TABLE account (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  name_key TEXT UNIQUE, -- folded; null: the account holds its name no more
  display_name TEXT NOT NULL,
  search_key TEXT NOT NULL, -- name and display name, folded
  roles TEXT NOT NULL, -- separated by spaces
  created_at INTEGER NOT NULL
);

CREATE TABLE sign_in (
  token_hash TEXT NOT NULL PRIMARY KEY,
  account INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  extended_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX sign_in_by_account ON sign_in (account, expires_at);

CREATE TABLE room (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL, -- public, private, direct
  name TEXT, -- null for direct rooms
  name_key TEXT, -- folded
  topic TEXT NOT NULL,
  search_key TEXT NOT NULL, -- name and topic, folded
  archived INTEGER NOT NULL DEFAULT 0,
  direct_key TEXT UNIQUE, -- the people of a direct room
  head INTEGER NOT NULL DEFAULT 0, -- seq of the last event
  message_count INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL
);
CREATE INDEX room_by_name ON room (name_key);

INSERT INTO room (id, kind, name, name_key, topic, search_key, created_at)
VALUES ('lobby', 'public', 'Lobby', 'lobby', '', 'lobby' || char(10), unixepoch() * 1000);

CREATE TABLE membership (
  room INTEGER NOT NULL,
  account INTEGER NOT NULL,
  role TEXT NOT NULL, -- owner, member
  read_up_to INTEGER NOT NULL,
  joined_at INTEGER NOT NULL,
  listed INTEGER NOT NULL DEFAULT 0, -- 1: shown although it is a direct room without a message
  PRIMARY KEY (room, account)
) WITHOUT ROWID;
CREATE INDEX membership_by_account ON membership (account, room);

-- The log. Per type:
--   1 message: author, label = the client's id, text as posted, target = what it answers, mentions,
--              and its state today: current_text and edited_at once edited, deleted
--   2 edited: author, target, text; deleted = 1 when the target was deleted since
--   3 deleted: author, target
--   4 reacted: author, target, label = emoji, flag = on
--   5 member joined, 6 member left: subject, author = by whom if not by themselves
--   7 room updated: author, label = name, text = topic, flag = archived, subject = new owner
CREATE TABLE event (
  room INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  type INTEGER NOT NULL,
  at INTEGER NOT NULL,
  message_no INTEGER NOT NULL, -- how many messages the room has up to this event, itself included
  author INTEGER,
  subject INTEGER,
  target INTEGER,
  flag INTEGER,
  label TEXT,
  text TEXT,
  mentions TEXT, -- user ids, separated by spaces
  current_text TEXT,
  edited_at INTEGER,
  deleted INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (room, seq)
) WITHOUT ROWID;
-- History pages must not wade through thousands of reactions.
CREATE INDEX event_messages ON event (room, seq) WHERE type = 1;
CREATE INDEX event_edits ON event (room, target) WHERE type = 2;

-- What every mutating command did, for good: the same (author, client_id) gets the same answer.
CREATE TABLE command (
  author INTEGER NOT NULL,
  client_id TEXT NOT NULL,
  fingerprint INTEGER NOT NULL,
  room INTEGER NOT NULL,
  seq INTEGER,
  at INTEGER,
  PRIMARY KEY (author, client_id)
) WITHOUT ROWID;

CREATE TABLE reaction (
  room INTEGER NOT NULL,
  target INTEGER NOT NULL,
  emoji TEXT NOT NULL,
  account INTEGER NOT NULL,
  seq INTEGER NOT NULL, -- the event that put it there
  PRIMARY KEY (room, target, emoji, account)
) WITHOUT ROWID;

CREATE TABLE mention (
  account INTEGER NOT NULL,
  room INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (account, room, seq)
) WITHOUT ROWID;

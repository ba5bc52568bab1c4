-- Times are milliseconds since 1970. Rooms and accounts have a number for use inside the database
-- and an id for everybody else. Numbers refer to each other without declared foreign keys: nothing
-- is ever deleted from room and account, and a check on every insert would cost the writer.
-- Text is ordered by its bytes ("C"), as SQLite does.

CREATE TABLE meta (
  name TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  value TEXT COLLATE "C" NOT NULL
);

-- The random name of this history: it changes only when history is reset.
INSERT INTO meta (name, value) VALUES ('epoch', replace(gen_random_uuid()::text, '-', ''));

CREATE TABLE account (
  no BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id TEXT COLLATE "C" NOT NULL UNIQUE,
  name TEXT COLLATE "C" NOT NULL,
  name_key TEXT COLLATE "C" UNIQUE, -- folded; null: the account holds its name no more
  display_name TEXT COLLATE "C" NOT NULL,
  search_key TEXT COLLATE "C" NOT NULL, -- name and display name, folded
  roles TEXT COLLATE "C" NOT NULL, -- separated by spaces
  created_at BIGINT NOT NULL
);

CREATE TABLE sign_in (
  token_hash TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  account BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  extended_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL
);
CREATE INDEX sign_in_by_account ON sign_in (account, expires_at);

CREATE TABLE room (
  no BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id TEXT COLLATE "C" NOT NULL UNIQUE,
  kind TEXT COLLATE "C" NOT NULL, -- public, private, direct
  name TEXT COLLATE "C", -- null for direct rooms
  name_key TEXT COLLATE "C", -- folded
  topic TEXT COLLATE "C" NOT NULL,
  search_key TEXT COLLATE "C" NOT NULL, -- name and topic, folded
  archived SMALLINT NOT NULL DEFAULT 0,
  direct_key TEXT COLLATE "C" UNIQUE, -- the people of a direct room
  head BIGINT NOT NULL DEFAULT 0, -- seq of the last event
  message_count BIGINT NOT NULL DEFAULT 0,
  created_at BIGINT NOT NULL
);
CREATE INDEX room_by_name ON room (name_key);

INSERT INTO room (id, kind, name, name_key, topic, search_key, created_at)
VALUES ('lobby', 'public', 'Lobby', 'lobby', '', 'lobby' || chr(10), (extract(epoch FROM now()) * 1000)::bigint);

CREATE TABLE membership (
  room BIGINT NOT NULL,
  account BIGINT NOT NULL,
  role TEXT COLLATE "C" NOT NULL, -- owner, member
  read_up_to BIGINT NOT NULL,
  joined_at BIGINT NOT NULL,
  listed SMALLINT NOT NULL DEFAULT 0, -- 1: shown although it is a direct room without a message
  PRIMARY KEY (room, account)
);
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
  room BIGINT NOT NULL,
  seq BIGINT NOT NULL,
  type SMALLINT NOT NULL,
  at BIGINT NOT NULL,
  message_no BIGINT NOT NULL, -- how many messages the room has up to this event, itself included
  author BIGINT,
  subject BIGINT,
  target BIGINT,
  flag SMALLINT,
  label TEXT COLLATE "C",
  text TEXT COLLATE "C",
  mentions TEXT COLLATE "C", -- user ids, separated by spaces
  current_text TEXT COLLATE "C",
  edited_at BIGINT,
  deleted SMALLINT NOT NULL DEFAULT 0,
  PRIMARY KEY (room, seq)
);
-- History pages must not wade through thousands of reactions.
CREATE INDEX event_messages ON event (room, seq) WHERE type = 1;
CREATE INDEX event_edits ON event (room, target) WHERE type = 2;

-- What every mutating command did, for good: the same (author, client_id) gets the same answer.
CREATE TABLE command (
  author BIGINT NOT NULL,
  client_id TEXT COLLATE "C" NOT NULL,
  fingerprint BIGINT NOT NULL,
  room BIGINT NOT NULL,
  seq BIGINT,
  at BIGINT,
  PRIMARY KEY (author, client_id)
);

CREATE TABLE reaction (
  room BIGINT NOT NULL,
  target BIGINT NOT NULL,
  emoji TEXT COLLATE "C" NOT NULL,
  account BIGINT NOT NULL,
  seq BIGINT NOT NULL, -- the event that put it there
  PRIMARY KEY (room, target, emoji, account)
);

CREATE TABLE mention (
  account BIGINT NOT NULL,
  room BIGINT NOT NULL,
  seq BIGINT NOT NULL,
  PRIMARY KEY (account, room, seq)
);

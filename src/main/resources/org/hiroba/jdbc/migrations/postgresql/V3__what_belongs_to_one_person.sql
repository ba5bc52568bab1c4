-- Notification levels, status texts, saved messages, pins, and the time of a mention, by which
-- one's mentions in all rooms are listed. The log has one more type of event:
--   8 pinned: author, target, flag = on

ALTER TABLE membership ADD COLUMN notify TEXT COLLATE "C" NOT NULL DEFAULT 'all'; -- all, mentions, none
ALTER TABLE account ADD COLUMN status TEXT COLLATE "C" NOT NULL DEFAULT '';

CREATE TABLE saved (
  account BIGINT NOT NULL,
  room BIGINT NOT NULL,
  seq BIGINT NOT NULL,
  saved_at BIGINT NOT NULL,
  PRIMARY KEY (account, room, seq)
);
CREATE INDEX saved_by_time ON saved (account, saved_at);

CREATE TABLE pin (
  room BIGINT NOT NULL,
  seq BIGINT NOT NULL, -- the message
  event BIGINT NOT NULL, -- the event that pinned it
  PRIMARY KEY (room, seq)
);

ALTER TABLE mention ADD COLUMN at BIGINT NOT NULL DEFAULT 0;
UPDATE mention SET at = COALESCE(
  (SELECT e.at FROM event e WHERE e.room = mention.room AND e.seq = mention.seq), 0);
CREATE INDEX mention_by_time ON mention (account, at);

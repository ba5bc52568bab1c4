-- Notification levels, status texts, saved messages, pins, and the time of a mention, by which
-- one's mentions in all rooms are listed. The log has one more type of event:
--   8 pinned: author, target, flag = on

ALTER TABLE membership ADD COLUMN notify TEXT NOT NULL DEFAULT 'all'; -- all, mentions, none
ALTER TABLE account ADD COLUMN status TEXT NOT NULL DEFAULT '';

CREATE TABLE saved (
  account INTEGER NOT NULL,
  room INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  saved_at INTEGER NOT NULL,
  PRIMARY KEY (account, room, seq)
) WITHOUT ROWID;
CREATE INDEX saved_by_time ON saved (account, saved_at);

CREATE TABLE pin (
  room INTEGER NOT NULL,
  seq INTEGER NOT NULL, -- the message
  event INTEGER NOT NULL, -- the event that pinned it
  PRIMARY KEY (room, seq)
) WITHOUT ROWID;

ALTER TABLE mention ADD COLUMN at INTEGER NOT NULL DEFAULT 0;
UPDATE mention SET at = COALESCE(
  (SELECT e.at FROM event e WHERE e.room = mention.room AND e.seq = mention.seq), 0);
CREATE INDEX mention_by_time ON mention (account, at);

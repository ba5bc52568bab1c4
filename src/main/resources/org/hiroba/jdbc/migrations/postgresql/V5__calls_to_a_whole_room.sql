-- Whoever a message calls by one word: one row for the message, never one for each member.
CREATE TABLE group_mention (
  room BIGINT NOT NULL,
  seq BIGINT NOT NULL,
  at BIGINT NOT NULL, -- the message's
  author BIGINT NOT NULL, -- whom the own word does not call
  people TEXT COLLATE "C", -- null: everybody in the room; else who was online then, as AccountSet writes them
  PRIMARY KEY (room, seq)
);

-- When somebody last called all of a big room: that is limited.
ALTER TABLE account ADD COLUMN called_at BIGINT NOT NULL DEFAULT 0;

-- Messages and edits say by flag which group their text calls: 1 the room, 0 those who are here.
-- A message has that, and whom it mentions, once more as its last edit left them: current_mentions
-- is null until the first edit, and empty when that mentions nobody.
ALTER TABLE event ADD COLUMN current_mentions TEXT COLLATE "C";
ALTER TABLE event ADD COLUMN current_flag SMALLINT;

-- What was deleted behind a read mark is not unread.
CREATE INDEX event_deleted ON event (room, seq) WHERE type = 1 AND deleted = 1;

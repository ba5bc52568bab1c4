-- How long messages are kept. Of an event that expired the row stays, so that a room's numbers have
-- no gap; the log has one more type of event:
--   9 expired: nothing but its time

ALTER TABLE room ADD COLUMN retention_days INTEGER; -- null: as the server's setting says; 0: for ever
ALTER TABLE room ADD COLUMN held_at INTEGER; -- null: no legal hold
ALTER TABLE room ADD COLUMN expired_up_to INTEGER NOT NULL DEFAULT 0; -- the seq up to which it was looked
ALTER TABLE account ADD COLUMN held_at INTEGER; -- null: no legal hold
CREATE INDEX account_held ON account (no) WHERE held_at IS NOT NULL;

-- Whoever saved a message that expires.
CREATE INDEX saved_by_message ON saved (room, seq);

-- What people say of themselves besides, how each arranges their rooms, and the comings, goings and
-- renames of a room, which a page of history tells without wading through messages.

ALTER TABLE account ADD COLUMN status_until INTEGER; -- null: the status has no end
ALTER TABLE account ADD COLUMN title TEXT NOT NULL DEFAULT '';
ALTER TABLE account ADD COLUMN reading TEXT NOT NULL DEFAULT ''; -- how the name is read
ALTER TABLE account ADD COLUMN reading_key TEXT NOT NULL DEFAULT ''; -- folded, behind a line break
ALTER TABLE account ADD COLUMN time_zone TEXT NOT NULL DEFAULT '';

ALTER TABLE membership ADD COLUMN favourite INTEGER NOT NULL DEFAULT 0;
ALTER TABLE membership ADD COLUMN section TEXT NOT NULL DEFAULT '';

CREATE INDEX event_membership ON event (room, seq) WHERE type IN (5, 6, 7);

-- The keys by which people and rooms are found are folded further than before: the program makes
-- them anew once, and takes this row out.
INSERT INTO meta (name, value) VALUES ('search keys', 'stale');

-- What people say of themselves besides, how each arranges their rooms, and the comings, goings and
-- renames of a room, which a page of history tells without wading through messages.

ALTER TABLE account ADD COLUMN status_until BIGINT; -- null: the status has no end
ALTER TABLE account ADD COLUMN title TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE account ADD COLUMN reading TEXT COLLATE "C" NOT NULL DEFAULT ''; -- how the name is read
ALTER TABLE account ADD COLUMN reading_key TEXT COLLATE "C" NOT NULL DEFAULT ''; -- folded, behind a line break
ALTER TABLE account ADD COLUMN time_zone TEXT COLLATE "C" NOT NULL DEFAULT '';

ALTER TABLE membership ADD COLUMN favourite SMALLINT NOT NULL DEFAULT 0;
ALTER TABLE membership ADD COLUMN section TEXT COLLATE "C" NOT NULL DEFAULT '';

CREATE INDEX event_membership ON event (room, seq) WHERE type IN (5, 6, 7);

-- The keys by which people and rooms are found are folded further than before: the program makes
-- them anew once, and takes this row out.
INSERT INTO meta (name, value) VALUES ('search keys', 'stale');

-- Words are cut in another way than before, and are taken in anew while the server runs. Messages
-- are also found without a word: by author, room or time, and by what is in them.
TRUNCATE search_doc RESTART IDENTITY;
TRUNCATE search_progress;
ALTER TABLE search_doc ADD COLUMN link BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE search_doc ADD COLUMN code BOOLEAN NOT NULL DEFAULT FALSE;
CREATE INDEX search_doc_by_time ON search_doc (at, no);
CREATE INDEX search_doc_by_author ON search_doc (author, at, no);
CREATE INDEX search_doc_by_room ON search_doc (room, at, no);
CREATE INDEX search_doc_with_link ON search_doc (at, no) WHERE link;
CREATE INDEX search_doc_with_code ON search_doc (at, no) WHERE code;

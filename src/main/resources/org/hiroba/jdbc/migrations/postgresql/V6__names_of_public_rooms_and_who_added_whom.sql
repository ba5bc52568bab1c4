-- Who made a room and who added whom to one; names of public rooms that are not archived are
-- unique, those of others may coincide.

ALTER TABLE room ADD COLUMN creator BIGINT;
CREATE INDEX room_by_creator ON room (creator, created_at);

ALTER TABLE membership ADD COLUMN added_by BIGINT; -- null: nobody else
UPDATE membership SET added_by = j.author
FROM (SELECT e.room, e.subject, e.author,
        ROW_NUMBER() OVER (PARTITION BY e.room, e.subject ORDER BY e.seq DESC) AS n
      FROM event e WHERE e.type = 5) j
WHERE j.n = 1 AND j.room = membership.room AND j.subject = membership.account;

-- Nobody can come into a private room that nobody is in.
UPDATE room SET archived = 1 WHERE kind = 'private' AND archived = 0
  AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.room = room.no);

-- Of several public rooms of one name the oldest keeps it; the others get the start of their id.
UPDATE room SET
  name = name || ' (' || substr(id, 1, 9) || ')',
  name_key = name_key || ' (' || substr(id, 1, 9) || ')',
  search_key = name_key || ' (' || substr(id, 1, 9) || ')' || substr(search_key, length(name_key) + 1)
WHERE kind = 'public' AND archived = 0
  AND EXISTS (SELECT 1 FROM room o WHERE o.kind = 'public' AND o.archived = 0
    AND o.name_key = room.name_key AND o.no < room.no);
CREATE UNIQUE INDEX room_public_name ON room (name_key) WHERE kind = 'public' AND archived = 0;

-- The words of messages. SQLite keeps them in a file of its own, which needs no migration.

CREATE TABLE search_doc (
  no BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, -- the higher, the newer
  room BIGINT NOT NULL,
  seq BIGINT NOT NULL,
  at BIGINT NOT NULL,
  author BIGINT NOT NULL,
  words TSVECTOR NOT NULL,
  UNIQUE (room, seq)
);
CREATE INDEX search_doc_words ON search_doc USING GIN (words);

-- Up to which event of each room the words were taken in.
CREATE TABLE search_progress (
  room BIGINT NOT NULL PRIMARY KEY,
  seq BIGINT NOT NULL
);

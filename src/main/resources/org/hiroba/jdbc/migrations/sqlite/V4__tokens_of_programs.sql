-- What a program presents in a person's place; only its hash is kept.

CREATE TABLE api_token (
  token_hash TEXT NOT NULL PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  account INTEGER NOT NULL,
  name TEXT NOT NULL,
  created_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX api_token_by_account ON api_token (account, created_at);

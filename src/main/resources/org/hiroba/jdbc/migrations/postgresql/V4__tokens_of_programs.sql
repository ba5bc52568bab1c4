-- What a program presents in a person's place; only its hash is kept.

CREATE TABLE api_token (
  token_hash TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  id TEXT COLLATE "C" NOT NULL UNIQUE,
  account BIGINT NOT NULL,
  name TEXT COLLATE "C" NOT NULL,
  created_at BIGINT NOT NULL
);
CREATE INDEX api_token_by_account ON api_token (account, created_at);

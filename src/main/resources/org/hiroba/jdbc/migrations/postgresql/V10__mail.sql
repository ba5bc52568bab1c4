-- Mail: whose address an account has, the address that waits to be confirmed, for whom an invitation
-- is, and what waits to be sent.

ALTER TABLE account ADD COLUMN mail_by TEXT COLLATE "C"; -- who said the address: issuer, self, admin, invite
ALTER TABLE account ADD COLUMN mail_language TEXT COLLATE "C"; -- en, ja; null: not known
UPDATE account SET mail_by = 'issuer' WHERE mail IS NOT NULL;

ALTER TABLE entry_link ADD COLUMN mail TEXT COLLATE "C"; -- for whom an invitation is; null: for whoever holds it

-- An address that its owner has still to confirm by a link. Only the hash of the link's token is kept.
CREATE TABLE mail_change (
  account BIGINT NOT NULL PRIMARY KEY,
  address TEXT COLLATE "C" NOT NULL,
  language TEXT COLLATE "C" NOT NULL,
  token_hash TEXT COLLATE "C" NOT NULL UNIQUE,
  expires_at BIGINT NOT NULL
);

-- What waits to be sent. Holds no text and no token: the text is written when it is sent. A row goes
-- when its mail is sent, given up or needed no more.
CREATE TABLE mail (
  id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  kind TEXT COLLATE "C" NOT NULL,
  address TEXT COLLATE "C" NOT NULL,
  account BIGINT, -- whom it is about; null for an invitation
  link TEXT COLLATE "C", -- id of the link that it brings; null for none
  detail TEXT COLLATE "C" NOT NULL,
  language TEXT COLLATE "C" NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  attempts BIGINT NOT NULL,
  next_at BIGINT NOT NULL,
  node TEXT COLLATE "C" NOT NULL, -- whose mail it is until then, among servers of one database
  claimed_until BIGINT NOT NULL
);
CREATE INDEX mail_by_time ON mail (next_at);
CREATE INDEX mail_by_account ON mail (account);

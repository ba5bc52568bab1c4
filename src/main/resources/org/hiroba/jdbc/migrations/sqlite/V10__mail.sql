-- Mail: whose address an account has, the address that waits to be confirmed, for whom an invitation
-- is, and what waits to be sent.

ALTER TABLE account ADD COLUMN mail_by TEXT; -- who said the address: issuer, self, admin, invite
ALTER TABLE account ADD COLUMN mail_language TEXT; -- en, ja; null: not known
UPDATE account SET mail_by = 'issuer' WHERE mail IS NOT NULL;

ALTER TABLE entry_link ADD COLUMN mail TEXT; -- for whom an invitation is; null: for whoever holds it

-- An address that its owner has still to confirm by a link. Only the hash of the link's token is kept.
CREATE TABLE mail_change (
  account INTEGER NOT NULL PRIMARY KEY,
  address TEXT NOT NULL,
  language TEXT NOT NULL,
  token_hash TEXT NOT NULL UNIQUE,
  expires_at INTEGER NOT NULL
) WITHOUT ROWID;

-- What waits to be sent. Holds no text and no token: the text is written when it is sent. A row goes
-- when its mail is sent, given up or needed no more.
CREATE TABLE mail (
  id TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL,
  address TEXT NOT NULL,
  account INTEGER, -- whom it is about; null for an invitation
  link TEXT, -- id of the link that it brings; null for none
  detail TEXT NOT NULL,
  language TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  attempts INTEGER NOT NULL,
  next_at INTEGER NOT NULL,
  node TEXT NOT NULL, -- whose mail it is until then, among servers of one database
  claimed_until INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX mail_by_time ON mail (next_at);
CREATE INDEX mail_by_account ON mail (account);

-- Accounts that a company keeps: their state, passwords, second factors and links by which one comes
-- in; what a sign-in tells of itself; what was done to accounts; what the command line asks of a
-- server that runs.

ALTER TABLE account ADD COLUMN state TEXT NOT NULL DEFAULT 'active'; -- active, disabled
ALTER TABLE account ADD COLUMN disabled_by TEXT; -- null: nobody; hand, or what provider said so
ALTER TABLE account ADD COLUMN last_seen_at INTEGER;

-- The hash is a PHC string, which names its own parameters.
CREATE TABLE password (
  account INTEGER NOT NULL PRIMARY KEY,
  hash TEXT NOT NULL,
  changed_at INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE second_factor (
  account INTEGER NOT NULL PRIMARY KEY,
  secret TEXT NOT NULL, -- Base32
  confirmed_at INTEGER, -- null: not shown to work yet
  last_step INTEGER NOT NULL DEFAULT 0 -- of the last code that was taken: none is taken twice
) WITHOUT ROWID;

CREATE TABLE recovery_code (
  account INTEGER NOT NULL,
  code_hash TEXT NOT NULL,
  PRIMARY KEY (account, code_hash)
) WITHOUT ROWID;

-- What somebody holds who shall come in: an invitation to make an account, or leave to set the
-- password of one. Only the hash of the link's token is kept.
CREATE TABLE entry_link (
  token_hash TEXT NOT NULL PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL, -- invite, reset
  account INTEGER, -- whose password; null for an invitation
  role TEXT NOT NULL, -- of the accounts that it makes: admin, member, guest
  rooms TEXT NOT NULL DEFAULT '', -- ids, separated by spaces
  uses_left INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  created_by INTEGER -- null: the command line
) WITHOUT ROWID;
CREATE INDEX entry_link_by_account ON entry_link (account);
CREATE INDEX entry_link_by_expiry ON entry_link (expires_at);

ALTER TABLE sign_in ADD COLUMN id TEXT;
ALTER TABLE sign_in ADD COLUMN kind TEXT NOT NULL DEFAULT 'guest'; -- by which mode: guest, local
ALTER TABLE sign_in ADD COLUMN address TEXT NOT NULL DEFAULT '';
ALTER TABLE sign_in ADD COLUMN agent TEXT NOT NULL DEFAULT '';
ALTER TABLE sign_in ADD COLUMN last_seen_at INTEGER;
UPDATE sign_in SET id = 's' || lower(hex(randomblob(16))), last_seen_at = extended_at;
CREATE UNIQUE INDEX sign_in_by_id ON sign_in (id);

-- Rows are added and never changed. Actor and target are ids, so that nobody's name outlives them.
CREATE TABLE audit (
  no INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL, -- a user's id; empty: nobody that is known; cli: the command line
  action TEXT NOT NULL,
  target TEXT NOT NULL,
  address TEXT NOT NULL,
  detail TEXT NOT NULL
);
CREATE INDEX audit_by_actor ON audit (actor, no);
CREATE INDEX audit_by_action ON audit (action, no);
CREATE INDEX audit_by_time ON audit (at, no);

-- What the command line asks of a server that runs, and what came of it.
CREATE TABLE admin_inbox (
  id TEXT NOT NULL PRIMARY KEY,
  asked_at INTEGER NOT NULL,
  command TEXT NOT NULL, -- JSON, without secrets: of a password its hash
  done_at INTEGER, -- null: not yet
  answer TEXT -- JSON
) WITHOUT ROWID;
CREATE INDEX admin_inbox_waiting ON admin_inbox (asked_at) WHERE done_at IS NULL;

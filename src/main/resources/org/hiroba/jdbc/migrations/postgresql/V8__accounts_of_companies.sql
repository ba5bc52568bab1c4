-- Accounts that a company keeps: their state, passwords, second factors and links by which one comes
-- in; what a sign-in tells of itself; what was done to accounts; what the command line asks of a
-- server that runs.

ALTER TABLE account ADD COLUMN state TEXT COLLATE "C" NOT NULL DEFAULT 'active'; -- active, disabled
ALTER TABLE account ADD COLUMN disabled_by TEXT COLLATE "C"; -- null: nobody; hand, or what provider said so
ALTER TABLE account ADD COLUMN last_seen_at BIGINT;

-- The hash is a PHC string, which names its own parameters.
CREATE TABLE password (
  account BIGINT NOT NULL PRIMARY KEY,
  hash TEXT COLLATE "C" NOT NULL,
  changed_at BIGINT NOT NULL
);

CREATE TABLE second_factor (
  account BIGINT NOT NULL PRIMARY KEY,
  secret TEXT COLLATE "C" NOT NULL, -- Base32
  confirmed_at BIGINT, -- null: not shown to work yet
  last_step BIGINT NOT NULL DEFAULT 0 -- of the last code that was taken: none is taken twice
);

CREATE TABLE recovery_code (
  account BIGINT NOT NULL,
  code_hash TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (account, code_hash)
);

-- What somebody holds who shall come in: an invitation to make an account, or leave to set the
-- password of one. Only the hash of the link's token is kept.
CREATE TABLE entry_link (
  token_hash TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  id TEXT COLLATE "C" NOT NULL UNIQUE,
  kind TEXT COLLATE "C" NOT NULL, -- invite, reset
  account BIGINT, -- whose password; null for an invitation
  role TEXT COLLATE "C" NOT NULL, -- of the accounts that it makes: admin, member, guest
  rooms TEXT COLLATE "C" NOT NULL DEFAULT '', -- ids, separated by spaces
  uses_left BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  created_by BIGINT -- null: the command line
);
CREATE INDEX entry_link_by_account ON entry_link (account);
CREATE INDEX entry_link_by_expiry ON entry_link (expires_at);

ALTER TABLE sign_in ADD COLUMN id TEXT COLLATE "C";
ALTER TABLE sign_in ADD COLUMN kind TEXT COLLATE "C" NOT NULL DEFAULT 'guest'; -- by which mode: guest, local
ALTER TABLE sign_in ADD COLUMN address TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE sign_in ADD COLUMN agent TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE sign_in ADD COLUMN last_seen_at BIGINT;
UPDATE sign_in SET id = 's' || replace(gen_random_uuid()::text, '-', ''), last_seen_at = extended_at;
CREATE UNIQUE INDEX sign_in_by_id ON sign_in (id);

-- Rows are added and never changed. Actor and target are ids, so that nobody's name outlives them.
CREATE TABLE audit (
  no BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at BIGINT NOT NULL,
  actor TEXT COLLATE "C" NOT NULL, -- a user's id; empty: nobody that is known; cli: the command line
  action TEXT COLLATE "C" NOT NULL,
  target TEXT COLLATE "C" NOT NULL,
  address TEXT COLLATE "C" NOT NULL,
  detail TEXT COLLATE "C" NOT NULL
);
CREATE INDEX audit_by_actor ON audit (actor, no);
CREATE INDEX audit_by_action ON audit (action, no);
CREATE INDEX audit_by_time ON audit (at, no);

-- What the command line asks of a server that runs, and what came of it.
CREATE TABLE admin_inbox (
  id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  asked_at BIGINT NOT NULL,
  command TEXT COLLATE "C" NOT NULL, -- JSON, without secrets: of a password its hash
  done_at BIGINT, -- null: not yet
  answer TEXT COLLATE "C" -- JSON
);
CREATE INDEX admin_inbox_waiting ON admin_inbox (asked_at) WHERE done_at IS NULL;

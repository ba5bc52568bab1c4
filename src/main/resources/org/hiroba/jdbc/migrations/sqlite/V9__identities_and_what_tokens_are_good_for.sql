-- Where else people are known, and what follows from it; what a program's token is good for; who
-- posts in a room, and who is in it because of a group.

-- A person is who an issuer says, by a subject that stays when names and mail addresses change.
CREATE TABLE identity (
  issuer TEXT NOT NULL,
  subject TEXT NOT NULL,
  account INTEGER NOT NULL,
  name TEXT NOT NULL, -- as the issuer told it last
  linked_at INTEGER NOT NULL,
  checked_at INTEGER NOT NULL, -- when the issuer last knew them
  gone_at INTEGER, -- when it first said that they are gone; null: they are not
  PRIMARY KEY (issuer, subject)
) WITHOUT ROWID;
CREATE INDEX identity_by_account ON identity (account);
CREATE INDEX identity_by_check ON identity (issuer, checked_at);

ALTER TABLE account ADD COLUMN mail TEXT; -- null: not known; to write to, never to recognise by

ALTER TABLE sign_in ADD COLUMN issuer TEXT; -- null: Hiroba itself
ALTER TABLE sign_in ADD COLUMN issuer_session TEXT; -- the issuer's own name for the sign-in
ALTER TABLE sign_in ADD COLUMN logout_hint TEXT; -- what the issuer wants to see at the end
CREATE INDEX sign_in_by_issuer_session ON sign_in (issuer, issuer_session)
  WHERE issuer_session IS NOT NULL;

ALTER TABLE membership ADD COLUMN by_group TEXT; -- null: by hand; else leaves with the group

ALTER TABLE room ADD COLUMN posting TEXT NOT NULL DEFAULT 'members'; -- members, owners

ALTER TABLE api_token ADD COLUMN scope TEXT NOT NULL DEFAULT 'all'; -- read, post, all, ops
ALTER TABLE api_token ADD COLUMN rooms TEXT NOT NULL DEFAULT ''; -- ids, by spaces; empty: all
ALTER TABLE api_token ADD COLUMN expires_at INTEGER; -- null: never
ALTER TABLE api_token ADD COLUMN last_used_at INTEGER;

-- Where else people are known, and what follows from it; what a program's token is good for; who
-- posts in a room, and who is in it because of a group.

-- A person is who an issuer says, by a subject that stays when names and mail addresses change.
CREATE TABLE identity (
  issuer TEXT COLLATE "C" NOT NULL,
  subject TEXT COLLATE "C" NOT NULL,
  account BIGINT NOT NULL,
  name TEXT COLLATE "C" NOT NULL, -- as the issuer told it last
  linked_at BIGINT NOT NULL,
  checked_at BIGINT NOT NULL, -- when the issuer last knew them
  gone_at BIGINT, -- when it first said that they are gone; null: they are not
  PRIMARY KEY (issuer, subject)
);
CREATE INDEX identity_by_account ON identity (account);
CREATE INDEX identity_by_check ON identity (issuer, checked_at);

ALTER TABLE account ADD COLUMN mail TEXT COLLATE "C"; -- null: not known; to write to, never to recognise by

ALTER TABLE sign_in ADD COLUMN issuer TEXT COLLATE "C"; -- null: Hiroba itself
ALTER TABLE sign_in ADD COLUMN issuer_session TEXT COLLATE "C"; -- the issuer's own name for the sign-in
ALTER TABLE sign_in ADD COLUMN logout_hint TEXT COLLATE "C"; -- what the issuer wants to see at the end
CREATE INDEX sign_in_by_issuer_session ON sign_in (issuer, issuer_session)
  WHERE issuer_session IS NOT NULL;

ALTER TABLE membership ADD COLUMN by_group TEXT COLLATE "C"; -- null: by hand; else leaves with the group

ALTER TABLE room ADD COLUMN posting TEXT COLLATE "C" NOT NULL DEFAULT 'members'; -- members, owners

ALTER TABLE api_token ADD COLUMN scope TEXT COLLATE "C" NOT NULL DEFAULT 'all'; -- read, post, all, ops
ALTER TABLE api_token ADD COLUMN rooms TEXT COLLATE "C" NOT NULL DEFAULT ''; -- ids, by spaces; empty: all
ALTER TABLE api_token ADD COLUMN expires_at BIGINT; -- null: never
ALTER TABLE api_token ADD COLUMN last_used_at BIGINT;

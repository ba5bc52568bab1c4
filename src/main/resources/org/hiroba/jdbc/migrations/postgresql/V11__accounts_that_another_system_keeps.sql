-- What the system that keeps accounts by SCIM (RFC 7643) says of people, as it spells it: it reads
-- its own words again. Whose account somebody has is said by "identity", as of everybody.
CREATE TABLE scim_user (
  account BIGINT NOT NULL PRIMARY KEY,
  user_name TEXT COLLATE "C" NOT NULL,
  user_name_key TEXT COLLATE "C" NOT NULL UNIQUE, -- folded
  external_id TEXT COLLATE "C" UNIQUE, -- what the system calls the person; null: nothing
  display_name TEXT COLLATE "C",
  formatted_name TEXT COLLATE "C",
  given_name TEXT COLLATE "C",
  family_name TEXT COLLATE "C",
  mail TEXT COLLATE "C",
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL
);

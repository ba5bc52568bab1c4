-- What the system that keeps accounts by SCIM (RFC 7643) says of people, as it spells it: it reads
-- its own words again. Whose account somebody has is said by "identity", as of everybody.
CREATE TABLE scim_user (
  account INTEGER NOT NULL PRIMARY KEY,
  user_name TEXT NOT NULL,
  user_name_key TEXT NOT NULL UNIQUE, -- folded
  external_id TEXT UNIQUE, -- what the system calls the person; null: nothing
  display_name TEXT,
  formatted_name TEXT,
  given_name TEXT,
  family_name TEXT,
  mail TEXT,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL
);

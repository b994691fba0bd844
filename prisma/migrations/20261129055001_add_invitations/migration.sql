-- An administrator invites by e-mail address and role; the link carries a token of which only the hash is kept. A row
-- stays after it was used, revoked or has expired, for the list; at most one of an address is open at a time.
-- Locks nothing: the table is new.

CREATE TABLE invitations (
  id UUID NOT NULL DEFAULT gen_random_uuid(),
  email TEXT NOT NULL,
  role TEXT NOT NULL,
  token_hash TEXT NOT NULL,
  created_by TEXT NOT NULL,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  expires_at TIMESTAMPTZ(3) NOT NULL,
  accepted_at TIMESTAMPTZ(3),
  revoked_at TIMESTAMPTZ(3),
  CONSTRAINT invitations_pkey PRIMARY KEY (id)
);

CREATE UNIQUE INDEX invitations_token_hash_key ON invitations(token_hash);

CREATE INDEX invitations_email_idx ON invitations(email);

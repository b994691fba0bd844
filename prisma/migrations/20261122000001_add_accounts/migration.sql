-- Who may sign in and act. Sessions are rows, so that revoking one works on the next request;
-- tokens and passwords are stored as hashes only; the audit log is append-only by trigger.
-- Locks nothing: every table is new.

CREATE TABLE users (
  id UUID NOT NULL DEFAULT gen_random_uuid(),
  email TEXT NOT NULL,
  name TEXT,
  role TEXT NOT NULL,
  password_hash TEXT,
  oidc_subject TEXT,
  password_changed_at TIMESTAMPTZ(3),
  disabled_at TIMESTAMPTZ(3),
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT users_pkey PRIMARY KEY (id)
);

CREATE TABLE sessions (
  id UUID NOT NULL DEFAULT gen_random_uuid(),
  user_id UUID NOT NULL,
  user_agent TEXT,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  last_seen_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  expires_at TIMESTAMPTZ(3) NOT NULL,
  revoked_at TIMESTAMPTZ(3),
  CONSTRAINT sessions_pkey PRIMARY KEY (id)
);

CREATE TABLE api_tokens (
  id UUID NOT NULL DEFAULT gen_random_uuid(),
  name TEXT NOT NULL,
  scope TEXT NOT NULL,
  token_hash TEXT NOT NULL,
  hint TEXT NOT NULL,
  created_by TEXT,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  last_used_at TIMESTAMPTZ(3),
  expires_at TIMESTAMPTZ(3),
  revoked_at TIMESTAMPTZ(3),
  CONSTRAINT api_tokens_pkey PRIMARY KEY (id)
);

CREATE TABLE audit_entries (
  id BIGSERIAL NOT NULL,
  at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  actor_kind TEXT NOT NULL,
  actor_id TEXT,
  actor_name TEXT NOT NULL,
  action TEXT NOT NULL,
  object_type TEXT NOT NULL,
  object_id TEXT NOT NULL,
  before JSONB,
  after JSONB,
  request_id TEXT,
  CONSTRAINT audit_entries_pkey PRIMARY KEY (id)
);

CREATE TABLE sign_in_throttles (
  key VARCHAR(255) NOT NULL,
  points INTEGER NOT NULL DEFAULT 0,
  expire BIGINT,
  CONSTRAINT sign_in_throttles_pkey PRIMARY KEY (key)
);

CREATE UNIQUE INDEX users_email_key ON users(email);

CREATE UNIQUE INDEX users_oidc_subject_key ON users(oidc_subject);

CREATE INDEX sessions_user_id_idx ON sessions(user_id);

CREATE UNIQUE INDEX api_tokens_token_hash_key ON api_tokens(token_hash);

CREATE INDEX audit_entries_at_idx ON audit_entries(at);

CREATE INDEX audit_entries_object_type_object_id_idx ON audit_entries(object_type, object_id);

ALTER TABLE sessions ADD CONSTRAINT sessions_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE ON UPDATE CASCADE;

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit log is append-only';
END $$;

CREATE TRIGGER audit_entries_append_only BEFORE UPDATE OR DELETE ON audit_entries
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

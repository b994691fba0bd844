-- The outbox between domains, and the sign of life of the workers.
-- Locks nothing: every table is new.

CREATE TABLE facts (
  id BIGSERIAL NOT NULL,
  kind TEXT NOT NULL,
  service_id INTEGER,
  payload JSONB NOT NULL DEFAULT '{}',
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  not_before TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  failures INTEGER NOT NULL DEFAULT 0,
  last_error TEXT,
  CONSTRAINT facts_pkey PRIMARY KEY (id)
);

CREATE TABLE worker_heartbeats (
  worker_id TEXT NOT NULL,
  started_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  seen_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT worker_heartbeats_pkey PRIMARY KEY (worker_id)
);

CREATE INDEX facts_not_before_idx ON facts(not_before);

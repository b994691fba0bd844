-- The error stream. Every table here grows with traffic, so service_id opens each key (Citus) and
-- records are partitioned by day: retention drops partitions, because a DELETE gives no disk back.
-- Partitions of records are made by the application (lib/issues/internal/sql/create-record-partitions.ts).
-- Locks nothing: every table is new.

CREATE TABLE records (
  service_id INTEGER NOT NULL,
  timestamp TIMESTAMPTZ(3) NOT NULL,
  id UUID NOT NULL,
  received_at TIMESTAMPTZ(3) NOT NULL,
  issue_id UUID NOT NULL,
  environment TEXT NOT NULL,
  error_code TEXT NOT NULL,
  level TEXT NOT NULL,
  message TEXT NOT NULL,
  request_id TEXT,
  reference TEXT NOT NULL,
  stack_trace TEXT,
  release TEXT,
  user_id TEXT,
  url TEXT,
  host TEXT,
  fingerprint TEXT[] NOT NULL,
  attributes JSONB NOT NULL DEFAULT '{}',
  CONSTRAINT records_pkey PRIMARY KEY (service_id,timestamp,id)
) PARTITION BY RANGE (timestamp);

CREATE TABLE record_keys (
  service_id INTEGER NOT NULL,
  event_id UUID NOT NULL,
  reference TEXT NOT NULL,
  created_at TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT record_keys_pkey PRIMARY KEY (service_id,event_id)
);

CREATE TABLE issues (
  service_id INTEGER NOT NULL,
  id UUID NOT NULL DEFAULT gen_random_uuid(),
  fingerprint TEXT NOT NULL,
  why TEXT NOT NULL,
  error_code TEXT NOT NULL,
  title TEXT NOT NULL,
  level TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'open',
  environment TEXT NOT NULL,
  environments TEXT[] NOT NULL,
  count BIGINT NOT NULL DEFAULT 0,
  first_seen TIMESTAMPTZ(3) NOT NULL,
  last_seen TIMESTAMPTZ(3) NOT NULL,
  state_changed_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT issues_pkey PRIMARY KEY (service_id,id)
);

CREATE TABLE issue_users (
  service_id INTEGER NOT NULL,
  issue_id UUID NOT NULL,
  user_hash TEXT NOT NULL,
  CONSTRAINT issue_users_pkey PRIMARY KEY (service_id,issue_id,user_hash)
);

CREATE TABLE rollups (
  service_id INTEGER NOT NULL,
  resolution INTEGER NOT NULL,
  bucket TIMESTAMPTZ(3) NOT NULL,
  environment TEXT NOT NULL,
  error_code TEXT NOT NULL,
  level TEXT NOT NULL,
  issue_id UUID NOT NULL,
  count BIGINT NOT NULL,
  CONSTRAINT rollups_pkey PRIMARY KEY (service_id,resolution,bucket,environment,error_code,level,issue_id)
) PARTITION BY LIST (resolution);

CREATE TABLE arrivals (
  service_id INTEGER NOT NULL,
  second TIMESTAMPTZ(0) NOT NULL,
  environment TEXT NOT NULL,
  error_code TEXT NOT NULL,
  count BIGINT NOT NULL,
  CONSTRAINT arrivals_pkey PRIMARY KEY (service_id,second,environment,error_code)
);

CREATE INDEX records_service_id_issue_id_timestamp_idx ON records(service_id, issue_id, timestamp DESC);

CREATE INDEX records_timestamp_id_idx ON records(timestamp DESC, id DESC);

CREATE INDEX records_request_id_idx ON records(request_id);

CREATE INDEX records_reference_idx ON records(reference);

CREATE INDEX record_keys_created_at_idx ON record_keys(created_at);

CREATE INDEX issues_id_idx ON issues(id);

CREATE INDEX issues_last_seen_id_idx ON issues(last_seen DESC, id DESC);

CREATE UNIQUE INDEX issues_service_id_fingerprint_key ON issues(service_id, fingerprint);

CREATE INDEX rollups_bucket_idx ON rollups(bucket);

CREATE TABLE rollups_10s PARTITION OF rollups FOR VALUES IN (10);

CREATE TABLE rollups_5m PARTITION OF rollups FOR VALUES IN (300);

CREATE TABLE rollups_1h PARTITION OF rollups FOR VALUES IN (3600);

CREATE TABLE rollups_1d PARTITION OF rollups FOR VALUES IN (86400);

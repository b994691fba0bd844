-- What the doors keep besides records: what was counted and not stored (sampled here, dropped in an SDK), records
-- that the database refused, signs of life, what visitors wrote, and which error codes a service may have.
-- Locks services for a moment: one column, no rewrite.

ALTER TABLE services ADD COLUMN limits JSONB NOT NULL DEFAULT '{}';

CREATE TABLE ingest_outcomes (
  service_id INTEGER NOT NULL,
  resolution INTEGER NOT NULL,
  bucket TIMESTAMPTZ(3) NOT NULL,
  environment TEXT NOT NULL,
  outcome TEXT NOT NULL,
  count BIGINT NOT NULL,
  CONSTRAINT ingest_outcomes_pkey PRIMARY KEY (service_id,resolution,bucket,environment,outcome)
);

CREATE TABLE error_codes (
  service_id INTEGER NOT NULL,
  error_code TEXT NOT NULL,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT error_codes_pkey PRIMARY KEY (service_id,error_code)
);

CREATE TABLE feedback (
  service_id INTEGER NOT NULL,
  id UUID NOT NULL DEFAULT gen_random_uuid(),
  event_id UUID,
  reference TEXT,
  name TEXT,
  email TEXT,
  message TEXT NOT NULL,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT feedback_pkey PRIMARY KEY (service_id,id)
);

CREATE TABLE check_ins (
  service_id INTEGER NOT NULL,
  environment TEXT NOT NULL,
  monitor TEXT NOT NULL,
  status TEXT NOT NULL,
  seen_at TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT check_ins_pkey PRIMARY KEY (service_id,environment,monitor)
);

CREATE TABLE dead_letters (
  id UUID NOT NULL DEFAULT gen_random_uuid(),
  service TEXT NOT NULL,
  event_id UUID NOT NULL,
  payload BYTEA NOT NULL,
  reason TEXT NOT NULL,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT dead_letters_pkey PRIMARY KEY (id)
);

CREATE INDEX ingest_outcomes_bucket_idx ON ingest_outcomes(bucket);

CREATE INDEX feedback_service_id_event_id_idx ON feedback(service_id, event_id);

CREATE INDEX feedback_reference_idx ON feedback(reference);

CREATE INDEX dead_letters_created_at_id_idx ON dead_letters(created_at DESC, id DESC);

CREATE UNIQUE INDEX dead_letters_service_event_id_key ON dead_letters(service, event_id);

-- Every code that a service has used so far stays its own.
INSERT INTO error_codes (service_id, error_code) SELECT DISTINCT service_id, error_code FROM issues;

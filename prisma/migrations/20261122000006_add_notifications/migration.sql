-- Where to tell people, and an outbox so that a failing channel never blocks a run.
-- Locks nothing: every table is new.

CREATE TABLE channels (
  id UUID NOT NULL DEFAULT gen_random_uuid(),
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  config JSONB NOT NULL,
  sealed TEXT,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT channels_pkey PRIMARY KEY (id)
);

CREATE TABLE deliveries (
  id UUID NOT NULL DEFAULT gen_random_uuid(),
  channel_id UUID NOT NULL,
  dedup_key TEXT NOT NULL,
  kind TEXT NOT NULL,
  service_id INTEGER,
  incident_id UUID,
  run_id UUID,
  message JSONB NOT NULL,
  state TEXT NOT NULL DEFAULT 'pending',
  tries INTEGER NOT NULL DEFAULT 0,
  next_try_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  lease_until TIMESTAMPTZ(3),
  last_error TEXT,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  delivered_at TIMESTAMPTZ(3),
  CONSTRAINT deliveries_pkey PRIMARY KEY (id)
);

CREATE UNIQUE INDEX channels_name_key ON channels(name);

CREATE INDEX deliveries_state_next_try_at_idx ON deliveries(state, next_try_at);

CREATE INDEX deliveries_run_id_idx ON deliveries(run_id);

CREATE UNIQUE INDEX deliveries_channel_id_dedup_key_key ON deliveries(channel_id, dedup_key);

ALTER TABLE deliveries ADD CONSTRAINT deliveries_channel_id_fkey FOREIGN KEY (channel_id) REFERENCES channels(id) ON DELETE CASCADE ON UPDATE CASCADE;

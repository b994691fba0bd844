-- What reports errors, where, and with which keys. Ingest keys are stored as hashes; a service's own key
-- is kept sealed as well, because its DSN is shown.
-- Locks nothing: every table is new.

CREATE TABLE services (
  id SERIAL NOT NULL,
  name TEXT NOT NULL,
  display_name TEXT,
  support JSONB NOT NULL DEFAULT '{}',
  error_page JSONB NOT NULL DEFAULT '{}',
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT services_pkey PRIMARY KEY (id)
);

CREATE TABLE environments (
  service_id INTEGER NOT NULL,
  name TEXT NOT NULL,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT environments_pkey PRIMARY KEY (service_id,name)
);

CREATE TABLE ingest_keys (
  id UUID NOT NULL DEFAULT gen_random_uuid(),
  name TEXT NOT NULL,
  service_id INTEGER,
  key_hash TEXT NOT NULL,
  hint TEXT NOT NULL,
  sealed TEXT,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  last_used_at TIMESTAMPTZ(3),
  revoked_at TIMESTAMPTZ(3),
  CONSTRAINT ingest_keys_pkey PRIMARY KEY (id)
);

CREATE UNIQUE INDEX services_name_key ON services(name);

CREATE UNIQUE INDEX ingest_keys_key_hash_key ON ingest_keys(key_hash);

CREATE INDEX ingest_keys_service_id_idx ON ingest_keys(service_id);

ALTER TABLE environments ADD CONSTRAINT environments_service_id_fkey FOREIGN KEY (service_id) REFERENCES services(id) ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE ingest_keys ADD CONSTRAINT ingest_keys_service_id_fkey FOREIGN KEY (service_id) REFERENCES services(id) ON DELETE CASCADE ON UPDATE CASCADE;

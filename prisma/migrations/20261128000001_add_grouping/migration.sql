-- Grouping, version 2: a fingerprint's issue may be merged into another one (people, learnt templates, an old
-- version's key) without moving a record, so that a merge can be undone; templates are learnt in rows that all
-- processes share; people's own rules. Locks issues for a moment: columns without a stored default, no rewrite.

ALTER TABLE issues
  ADD COLUMN merged_into UUID,
  ADD COLUMN merged_by TEXT,
  ADD COLUMN merged_at TIMESTAMPTZ(3),
  ADD COLUMN stays_apart BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN related TEXT;

CREATE INDEX issues_service_id_merged_into_idx ON issues(service_id, merged_into);

CREATE INDEX issues_related_idx ON issues(related);

CREATE TABLE message_models (
  service_id INTEGER NOT NULL,
  scope TEXT NOT NULL,
  bucket TEXT NOT NULL,
  model JSONB NOT NULL,
  updated_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT message_models_pkey PRIMARY KEY (service_id,scope,bucket)
);

CREATE TABLE grouping_rules (
  id UUID NOT NULL DEFAULT gen_random_uuid(),
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  service_id INTEGER,
  error_code TEXT,
  pattern TEXT,
  fingerprint TEXT[] NOT NULL,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT grouping_rules_pkey PRIMARY KEY (id)
);

CREATE TABLE settings (
  name TEXT NOT NULL,
  value JSONB NOT NULL,
  changed_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT settings_pkey PRIMARY KEY (name)
);

ALTER TABLE grouping_rules ADD CONSTRAINT grouping_rules_service_id_fkey
  FOREIGN KEY (service_id) REFERENCES services(id) ON DELETE CASCADE ON UPDATE CASCADE;

-- For thirty days from here, an error that version 1 has grouped stays in its issue.
INSERT INTO settings (name, value) VALUES ('grouping', jsonb_build_object('since', now()));

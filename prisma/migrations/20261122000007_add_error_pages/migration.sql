-- Edited texts of error pages, and what visitors may be told right now.
-- Locks nothing: every table is new.

CREATE TABLE error_page_texts (
  id UUID NOT NULL DEFAULT gen_random_uuid(),
  service_id INTEGER,
  kind TEXT NOT NULL,
  language TEXT NOT NULL,
  texts JSONB NOT NULL,
  updated_by TEXT NOT NULL,
  updated_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT error_page_texts_pkey PRIMARY KEY (id)
);

CREATE TABLE error_page_statuses (
  service_id INTEGER NOT NULL,
  state TEXT NOT NULL,
  since TIMESTAMPTZ(3) NOT NULL,
  updated_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT error_page_statuses_pkey PRIMARY KEY (service_id)
);

CREATE UNIQUE INDEX error_page_texts_key ON error_page_texts(service_id, kind, language) NULLS NOT DISTINCT;

ALTER TABLE error_page_texts ADD CONSTRAINT error_page_texts_service_id_fkey FOREIGN KEY (service_id) REFERENCES services(id) ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE error_page_statuses ADD CONSTRAINT error_page_statuses_service_id_fkey FOREIGN KEY (service_id) REFERENCES services(id) ON DELETE CASCADE ON UPDATE CASCADE;

-- Texts and looks of error pages are drafted, and published as versions that can be compared and published again.
-- A version holds everything edited at one place, so that going back is one row. What had been edited becomes version 1.
-- Locks: nothing that is in use for longer than it takes to copy the texts; the old table is small, a moment.

CREATE TABLE error_page_drafts (
  id UUID NOT NULL DEFAULT gen_random_uuid(),
  service_id INTEGER,
  content JSONB NOT NULL,
  revision INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  updated_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT error_page_drafts_pkey PRIMARY KEY (id),
  CONSTRAINT error_page_drafts_service_id_fkey FOREIGN KEY (service_id) REFERENCES services (id)
    ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX error_page_drafts_key ON error_page_drafts (service_id) NULLS NOT DISTINCT;

CREATE TABLE error_page_versions (
  id UUID NOT NULL DEFAULT gen_random_uuid(),
  service_id INTEGER,
  number INTEGER NOT NULL,
  content JSONB NOT NULL,
  note TEXT NOT NULL,
  restored_from INTEGER,
  published_by TEXT NOT NULL,
  published_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT error_page_versions_pkey PRIMARY KEY (id),
  CONSTRAINT error_page_versions_service_id_fkey FOREIGN KEY (service_id) REFERENCES services (id)
    ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX error_page_versions_key ON error_page_versions (service_id, number) NULLS NOT DISTINCT;

INSERT INTO error_page_versions (service_id, number, content, note, published_by, published_at)
SELECT service_id, 1, jsonb_build_object('look', '{}'::jsonb, 'texts', jsonb_object_agg(kind, languages)),
  'Edited before there were versions', max(updated_by), max(updated_at)
FROM (
  SELECT service_id, kind, jsonb_object_agg(language, texts) AS languages,
    max(updated_by) AS updated_by, max(updated_at) AS updated_at
  FROM error_page_texts GROUP BY service_id, kind
) AS kinds
GROUP BY service_id;

DROP TABLE error_page_texts;

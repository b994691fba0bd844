-- Public status files are also put to other places over HTTP, so that visitors can read them while web is away. What was
-- put there last is kept, so that only changes are sent, and `next_try_at` is both the claim of a worker and the
-- back-off after a failure.
-- Locks nothing but services for the new foreign key, for milliseconds: both tables are new.

CREATE TABLE status_exports (
  id UUID NOT NULL DEFAULT gen_random_uuid(),
  name TEXT NOT NULL,
  url TEXT NOT NULL,
  sealed TEXT,
  allow_private BOOLEAN NOT NULL DEFAULT FALSE,
  created_by TEXT NOT NULL,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT status_exports_pkey PRIMARY KEY (id)
);

CREATE TABLE status_export_files (
  service_id INTEGER NOT NULL,
  export_id UUID NOT NULL,
  body TEXT,
  tries INTEGER NOT NULL DEFAULT 0,
  next_try_at TIMESTAMPTZ(3) NOT NULL,
  fault TEXT,
  failing_since TIMESTAMPTZ(3),
  exported_at TIMESTAMPTZ(3),
  CONSTRAINT status_export_files_pkey PRIMARY KEY (service_id, export_id)
);

CREATE UNIQUE INDEX status_exports_name_key ON status_exports(name);

ALTER TABLE status_export_files ADD CONSTRAINT status_export_files_service_id_fkey FOREIGN KEY (service_id) REFERENCES services(id) ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE status_export_files ADD CONSTRAINT status_export_files_export_id_fkey FOREIGN KEY (export_id) REFERENCES status_exports(id) ON DELETE CASCADE ON UPDATE CASCADE;

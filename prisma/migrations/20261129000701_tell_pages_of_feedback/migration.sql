-- What visitors write on an error page is kept with the page that they saw, and in what language they saw it.
-- The index finds the latest of a service. Locks: feedback against writes while its index is made; the table is small.

ALTER TABLE feedback
  ADD COLUMN page_kind TEXT,
  ADD COLUMN language TEXT;

CREATE INDEX feedback_service_id_created_at_idx ON feedback (service_id, created_at DESC);

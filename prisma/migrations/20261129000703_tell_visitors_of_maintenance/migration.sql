-- A maintenance window has words for visitors, by language, and counts its changes, so that calendars take them over.
-- Locks: maintenance_windows for a moment; it is small, and constant defaults rewrite nothing.

ALTER TABLE maintenance_windows
  ADD COLUMN messages JSONB NOT NULL DEFAULT '{}',
  ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;

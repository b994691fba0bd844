-- A scenario whose evaluation fails three times in a row is switched off, with the reason beside it, so that it can
-- neither flood the log nor look as if it stood guard.
-- Locks scenarios for a moment: columns with a constant default or none, no rewrite.

ALTER TABLE scenarios
  ADD COLUMN strikes integer NOT NULL DEFAULT 0,
  ADD COLUMN struck_at timestamptz(3),
  ADD COLUMN quarantine text;

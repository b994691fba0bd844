-- A press carries a key that is made when its dialog opens: the same key again answers the run that it began.
-- Locks: runs while the index is built, a moment for the few rows that it has; the column rewrites nothing.

ALTER TABLE runs ADD COLUMN press_key UUID;

CREATE UNIQUE INDEX runs_press_key_key ON runs (press_key);

-- To split a merged issue off again left what had been merged into it before, and the other one kept its times, its
-- environments and its state. Remembered now: the issue that each was merged into itself, and what it was before others
-- came in. Locks issues for a moment: columns that may be null, no rewrite. Earlier merges count as made one by one.

ALTER TABLE issues
  ADD COLUMN merged_under UUID,
  ADD COLUMN own_first_seen TIMESTAMPTZ(3),
  ADD COLUMN own_last_seen TIMESTAMPTZ(3),
  ADD COLUMN opened_by_merge TIMESTAMPTZ(3);

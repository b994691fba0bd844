-- A trigger with a pattern asks how many errors of certain issues arrived lately, by the database's clock. Rollups go by
-- the reporters' clocks and arrivals know codes only. The fold counts issues in steps of ten seconds, of those services
-- alone that such a trigger watches, so that nobody else pays for it.
-- Locks rollup_changes for a moment: the new column needs no rewrite, its default is evaluated once.

CREATE TABLE issue_watches (
  service_id integer NOT NULL,
  CONSTRAINT issue_watches_pkey PRIMARY KEY (service_id)
);

CREATE TABLE issue_arrivals (
  service_id integer NOT NULL,
  bucket timestamptz(0) NOT NULL,
  environment text NOT NULL,
  issue_id uuid NOT NULL,
  error_code text NOT NULL,
  count bigint NOT NULL,
  CONSTRAINT issue_arrivals_pkey PRIMARY KEY (service_id, bucket, environment, issue_id, error_code)
) WITH (fillfactor = 70);
CREATE INDEX issue_arrivals_bucket_idx ON issue_arrivals USING brin (bucket);

ALTER TABLE rollup_changes ADD COLUMN arrived_at timestamptz NOT NULL DEFAULT statement_timestamp();

-- What waited in a spool arrived when it was accepted; a batch is of the spool as a whole or not at all.
DO $$
DECLARE
  plain CONSTANT text := 'INSERT INTO rollup_changes (changes) VALUES (store_records.changes);';
  dated CONSTANT text := 'INSERT INTO rollup_changes (changes, arrived_at)
  SELECT store_records.changes,
         CASE WHEN bool_and(a.second IS NOT NULL) THEN least(max(a.second), statement_timestamp())
              ELSE statement_timestamp() END
  FROM unnest(store_records.arrivals) AS a;';
  known text := pg_get_functiondef('store_records'::regproc);
BEGIN
  IF position(plain IN known) = 0 THEN
    RAISE EXCEPTION 'store_records is not the one that this migration knows';
  END IF;
  EXECUTE replace(known, plain, dated);
END $$;

CREATE VIEW current_issue_arrivals AS
  SELECT service_id, bucket, environment, issue_id, error_code, count FROM issue_arrivals
  UNION ALL
  SELECT c.service_id, date_bin('10 seconds', arrived_at, 'epoch'), c.environment, c.issue_id, c.error_code, c.count
  FROM rollup_changes, unnest(changes) AS c;

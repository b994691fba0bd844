-- Counting in every resolution with each commit made the same few rows hot: 80 of them for 20 issues, locked until the
-- commit is on the disk. A commit now leaves what it adds as one row in `rollup_changes`; the worker adds these up and
-- into the rollups every second. The views show both, so that nobody reads less than what was committed.
--
-- `code_rollups` are the same counts without issue: what charts of whole services and lists of codes read, in buckets
-- that fit the widths which people look at. A month in rollups of issues is hundreds of thousands of rows.
--
-- Locks: reads rollups once to fill code_rollups; a few seconds for ten million rows.

CREATE TYPE rollup_change AS (
  service_id integer, bucket timestamptz, environment text, error_code text, level text, issue_id uuid, count bigint
);

CREATE TABLE rollup_changes (changes rollup_change[] NOT NULL)
  WITH (autovacuum_vacuum_threshold = 500, autovacuum_vacuum_scale_factor = 0.2);

CREATE TABLE code_rollups (
  service_id integer NOT NULL,
  resolution integer NOT NULL,
  bucket timestamptz(3) NOT NULL,
  environment text NOT NULL,
  error_code text NOT NULL,
  level text NOT NULL,
  count bigint NOT NULL,
  CONSTRAINT code_rollups_pkey PRIMARY KEY (service_id, resolution, error_code, environment, level, bucket)
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05);
CREATE INDEX code_rollups_resolution_bucket_idx ON code_rollups (resolution, bucket);

-- From the finest rollups that are kept long enough for each resolution and divide it.
INSERT INTO code_rollups (service_id, resolution, bucket, environment, error_code, level, count)
SELECT service_id, c.resolution, date_bin(make_interval(secs => c.resolution), bucket, 'epoch'), environment, error_code,
       level, sum(count)
FROM rollups JOIN (VALUES (1800, 300), (10800, 3600), (43200, 3600), (86400, 86400)) AS c(resolution, source)
  ON rollups.resolution = c.source
GROUP BY 1, 2, 3, 4, 5, 6;

CREATE VIEW current_rollups AS
  SELECT service_id, resolution, bucket, environment, error_code, level, issue_id, count FROM rollups
  UNION ALL
  SELECT c.service_id, r.resolution, date_bin(make_interval(secs => r.resolution), c.bucket, 'epoch'), c.environment,
         c.error_code, c.level, c.issue_id, c.count
  FROM rollup_changes, unnest(changes) AS c, (VALUES (10), (300), (3600), (86400)) AS r(resolution);

CREATE VIEW current_code_rollups AS
  SELECT service_id, resolution, bucket, environment, error_code, level, count FROM code_rollups
  UNION ALL
  SELECT c.service_id, r.resolution, date_bin(make_interval(secs => r.resolution), c.bucket, 'epoch'), c.environment,
         c.error_code, c.level, c.count
  FROM rollup_changes, unnest(changes) AS c, (VALUES (1800), (10800), (43200), (86400)) AS r(resolution);

-- A batch locked the issues that it counts in by fingerprint and then, by id, those merged into them: it could wait in a
-- ring with whoever merges, splits or changes many. All lock by service and fingerprint now, and a batch locks only what
-- it counts in. Locks nothing but the function, for a moment.

-- Stores a batch or nothing of it. Rows of each table come in key order, tables always in this order: no deadlocks.
-- A violation of record_keys_pkey: an event id of the batch is there already. PM002: an issue of the batch was merged,
-- split or made anew since it was looked up. PM003: calls that the batch takes for stored are not.
CREATE OR REPLACE FUNCTION store_records(
  keys stored_key[], records stored_record[], users stored_user[], sightings stored_sighting[],
  changes rollup_change[], arrivals stored_arrival[], calls stored_calls[], rest JSONB
) RETURNS VOID LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  seen RECORD;
BEGIN
  INSERT INTO record_keys (service_id, event_id, reference, created_at)
  SELECT k.service_id, k.event_id, k.reference, statement_timestamp()
  FROM unnest(store_records.keys) AS k
  ORDER BY k.service_id, k.event_id;

  INSERT INTO record_calls (service_id, day, id, calls)
  SELECT c.service_id, c.day, c.id, c.calls
  FROM unnest(store_records.calls) AS c
  WHERE c.calls IS NOT NULL
  ORDER BY c.service_id, c.day, c.id
  ON CONFLICT DO NOTHING;

  IF EXISTS (
    SELECT FROM unnest(store_records.calls) AS c
    LEFT JOIN record_calls k ON k.service_id = c.service_id AND k.day = c.day AND k.id = c.id
    WHERE k.id IS NULL
  ) THEN
    RAISE EXCEPTION 'calls that were stored are gone' USING ERRCODE = 'PM003';
  END IF;

  INSERT INTO records (service_id, timestamp, id, received_at, issue_id, environment, error_code, level,
                       message, request_id, reference, stack_trace, calls_id, calls_at, release, user_id,
                       url, host, fingerprint, attributes)
  SELECT r.service_id, r.timestamp, r.event_id,
         coalesce(least(r.received_at, statement_timestamp()), statement_timestamp()),
         r.issue_id, r.environment, r.error_code, r.level,
         r.message, r.request_id, r.reference, r.stack_trace, r.calls_id, r.calls_at, r.release, r.user_id,
         r.url, r.host,
         CASE WHEN r.fingerprint = '[]' THEN '{}' ELSE ARRAY(SELECT jsonb_array_elements_text(r.fingerprint)) END,
         r.attributes
  FROM unnest(store_records.records) AS r;

  INSERT INTO issue_users (service_id, issue_id, user_hash)
  SELECT u.service_id, u.issue_id, u.user_hash
  FROM unnest(store_records.users) AS u
  ORDER BY u.service_id, u.issue_id, u.user_hash
  ON CONFLICT DO NOTHING;

  INSERT INTO facts (kind, service_id, payload)
  SELECT f.kind, f.service_id, f.payload
  FROM jsonb_to_recordset(rest->'facts') AS f(kind text, service_id int, payload jsonb);

  INSERT INTO rollup_changes (changes, arrived_at)
  SELECT store_records.changes,
         CASE WHEN bool_and(a.second IS NOT NULL) THEN least(max(a.second), statement_timestamp())
              ELSE statement_timestamp() END
  FROM unnest(store_records.arrivals) AS a;

  -- Issues are there since their fingerprints were settled; one that is not has another id here, and is refused below.
  INSERT INTO issues AS i (service_id, fingerprint, why, error_code, title, level, environment, environments, count,
                           first_seen, last_seen, state_changed_at)
  SELECT s.service_id, s.fingerprint, '', s.error_code, s.title, s.level, s.environment,
         ARRAY(SELECT jsonb_array_elements_text(s.environments)), s.count, s.first_seen, s.last_seen,
         coalesce(s.received_at, statement_timestamp())
  FROM unnest(sightings) AS s
  ORDER BY s.service_id, s.fingerprint
  ON CONFLICT (service_id, fingerprint) DO UPDATE SET
    count = i.count + excluded.count,
    first_seen = least(i.first_seen, excluded.first_seen),
    last_seen = greatest(i.last_seen, excluded.last_seen),
    environment = CASE WHEN excluded.last_seen >= i.last_seen THEN excluded.environment ELSE i.environment END,
    environments = CASE WHEN i.environments @> excluded.environments THEN i.environments
      ELSE ARRAY(SELECT DISTINCT unnest(i.environments || excluded.environments) ORDER BY 1) END,
    error_code = CASE WHEN excluded.last_seen >= i.last_seen THEN excluded.error_code ELSE i.error_code END,
    title = CASE WHEN excluded.last_seen >= i.last_seen THEN excluded.title ELSE i.title END,
    level = CASE WHEN excluded.last_seen >= i.last_seen THEN excluded.level ELSE i.level END,
    state = CASE WHEN i.state = 'resolved' AND excluded.state_changed_at >= i.state_changed_at
      THEN 'regressed' ELSE i.state END,
    state_changed_at = CASE WHEN i.state = 'resolved' AND excluded.state_changed_at >= i.state_changed_at
      THEN statement_timestamp() ELSE i.state_changed_at END;

  FOR seen IN
    SELECT i.service_id, i.id, i.count = s.count AS opened,
           i.state = 'regressed' AND i.state_changed_at = statement_timestamp()::timestamptz(3) AS regressed,
           i.merged_into IS NOT NULL OR i.id <> s.issue_id AS stale
    FROM unnest(sightings) AS s
    JOIN issues i ON i.service_id = s.service_id AND i.fingerprint = s.fingerprint
    WHERE i.count = s.count OR i.state = 'regressed' OR i.merged_into IS NOT NULL OR i.id <> s.issue_id
  LOOP
    IF seen.stale THEN
      RAISE EXCEPTION 'an issue counts elsewhere by now' USING ERRCODE = 'PM002';
    ELSIF seen.opened OR seen.regressed THEN
      INSERT INTO facts (kind, service_id, payload)
      VALUES (CASE WHEN seen.opened THEN 'issue-opened' ELSE 'issue-regressed' END, seen.service_id,
              jsonb_build_object('issue_id', seen.id));
    END IF;
  END LOOP;

  -- An issue that was split off again must not be counted where it was merged into. Whoever merges or splits locks the
  -- issue that counts, which is locked here since it was counted in: what is read now stays so.
  IF rest ? 'leaves' AND EXISTS (
    SELECT FROM jsonb_to_recordset(rest->'leaves') AS l(service_id int, id uuid, head_id uuid)
    LEFT JOIN issues i ON i.service_id = l.service_id AND i.id = l.id
    WHERE i.merged_into IS DISTINCT FROM l.head_id
  ) THEN
    RAISE EXCEPTION 'an issue counts for itself by now' USING ERRCODE = 'PM002';
  END IF;

  IF rest ? 'outcomes' THEN
    INSERT INTO ingest_outcomes AS o (service_id, resolution, bucket, environment, outcome, count)
    SELECT n.service_id, n.resolution, to_timestamp(n.bucket), n.environment, n.outcome, n.count
    FROM jsonb_to_recordset(rest->'outcomes')
      AS n(service_id int, resolution int, bucket float8, environment text, outcome text, count bigint)
    ORDER BY n.service_id, n.resolution, n.bucket, n.environment, n.outcome
    ON CONFLICT (service_id, resolution, bucket, environment, outcome)
      DO UPDATE SET count = o.count + excluded.count;
  END IF;

  INSERT INTO arrivals AS a (service_id, second, environment, error_code, count)
  SELECT n.service_id,
         date_trunc('second', least(coalesce(n.second, statement_timestamp()), statement_timestamp())) AS at,
         n.environment, n.error_code, sum(n.count)
  FROM unnest(store_records.arrivals) AS n
  GROUP BY n.service_id, at, n.environment, n.error_code
  ORDER BY n.service_id, at, n.environment, n.error_code
  ON CONFLICT (service_id, second, environment, error_code)
    DO UPDATE SET count = a.count + excluded.count;
END $$;

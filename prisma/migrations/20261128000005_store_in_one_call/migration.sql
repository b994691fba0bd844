-- A batch of records is stored by one call: what costs most is not the rows but the way there and back between
-- statements, and hot rows (issues, rollups) are locked no longer than the commit takes. Rows of each table come in key
-- order, tables always in this order: no deadlocks. Locks nothing: a new function.
--
-- PM001: an event id of the batch is there already; nothing is stored. PM002: an issue of the batch was merged, split or
-- made anew since it was looked up; nothing is stored.

CREATE FUNCTION store_records(batch JSONB) RETURNS VOID LANGUAGE plpgsql AS $$
DECLARE
  taken BIGINT;
  seen RECORD;
BEGIN
  INSERT INTO record_keys (service_id, event_id, reference, created_at)
  SELECT service_id, event_id, reference, statement_timestamp()
  FROM jsonb_to_recordset(batch->'keys') AS k(service_id int, event_id uuid, reference text)
  ORDER BY service_id, event_id
  ON CONFLICT DO NOTHING;
  GET DIAGNOSTICS taken = ROW_COUNT;
  IF taken < jsonb_array_length(batch->'keys') THEN
    RAISE EXCEPTION 'an event id is there already' USING ERRCODE = 'PM001';
  END IF;

  INSERT INTO records (service_id, timestamp, id, received_at, issue_id, environment, error_code, level,
                       message, request_id, reference, stack_trace, release, user_id, url, host,
                       fingerprint, attributes)
  SELECT service_id, timestamp, event_id, coalesce(least(received_at, statement_timestamp()), statement_timestamp()),
         issue_id, environment, error_code, level,
         message, request_id, reference, stack_trace, release, user_id, url, host,
         ARRAY(SELECT jsonb_array_elements_text(fingerprint)), attributes
  FROM jsonb_to_recordset(batch->'records')
    AS r(service_id int, timestamp timestamptz, event_id uuid, received_at timestamptz, issue_id uuid,
         environment text, error_code text, level text, message text, request_id text, reference text,
         stack_trace text, release text, user_id text, url text, host text, fingerprint jsonb, attributes jsonb);

  INSERT INTO issue_users (service_id, issue_id, user_hash)
  SELECT DISTINCT service_id, issue_id, user_hash
  FROM jsonb_to_recordset(batch->'users') AS u(service_id int, issue_id uuid, user_hash text)
  ORDER BY service_id, issue_id, user_hash
  ON CONFLICT DO NOTHING;

  INSERT INTO issues AS i (service_id, fingerprint, why, related, error_code, title, level, environment,
                           environments, count, first_seen, last_seen, state_changed_at)
  SELECT service_id, fingerprint, why, related, error_code, title, level, environment,
         ARRAY(SELECT jsonb_array_elements_text(environments)), count, first_seen, last_seen,
         coalesce(received_at, statement_timestamp())
  FROM jsonb_to_recordset(batch->'sightings')
    AS s(service_id int, fingerprint text, why text, related text, error_code text, title text, level text,
         environment text, environments jsonb, count bigint, first_seen timestamptz, last_seen timestamptz,
         received_at timestamptz)
  ORDER BY service_id, fingerprint
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

  INSERT INTO facts (kind, service_id, payload)
  SELECT kind, service_id, payload
  FROM jsonb_to_recordset(batch->'facts') AS f(kind text, service_id int, payload jsonb);

  FOR seen IN
    SELECT i.service_id, i.id, i.count = s.count AS opened,
           i.state = 'regressed' AND i.state_changed_at = statement_timestamp()::timestamptz(3) AS regressed,
           i.merged_into IS NOT NULL OR i.id <> s.head_id AS stale
    FROM jsonb_to_recordset(batch->'sightings') AS s(service_id int, fingerprint text, head_id uuid, count bigint)
    JOIN issues i ON i.service_id = s.service_id AND i.fingerprint = s.fingerprint
  LOOP
    IF seen.stale THEN
      RAISE EXCEPTION 'an issue counts elsewhere by now' USING ERRCODE = 'PM002';
    ELSIF seen.opened OR seen.regressed THEN
      INSERT INTO facts (kind, service_id, payload)
      VALUES (CASE WHEN seen.opened THEN 'issue-opened' ELSE 'issue-regressed' END, seen.service_id,
              jsonb_build_object('issue_id', seen.id));
    END IF;
  END LOOP;

  -- An issue that was split off again must not be counted where it was merged into.
  IF jsonb_array_length(batch->'leaves') > 0 THEN
    PERFORM FROM jsonb_to_recordset(batch->'leaves') AS l(service_id int, id uuid)
      JOIN issues i ON i.service_id = l.service_id AND i.id = l.id
      ORDER BY i.id FOR SHARE OF i;
    IF EXISTS (
      SELECT FROM jsonb_to_recordset(batch->'leaves') AS l(service_id int, id uuid, head_id uuid)
      LEFT JOIN issues i ON i.service_id = l.service_id AND i.id = l.id
      WHERE i.merged_into IS DISTINCT FROM l.head_id
    ) THEN
      RAISE EXCEPTION 'an issue counts for itself by now' USING ERRCODE = 'PM002';
    END IF;
  END IF;

  INSERT INTO rollups AS r (service_id, resolution, bucket, environment, error_code, level, issue_id, count)
  SELECT service_id, resolution, to_timestamp(bucket), environment, error_code, level, issue_id, count
  FROM jsonb_to_recordset(batch->'rollups')
    AS n(service_id int, resolution int, bucket float8, environment text, error_code text,
         level text, issue_id uuid, count bigint)
  ORDER BY service_id, resolution, bucket, environment, error_code, level, issue_id
  ON CONFLICT (service_id, resolution, bucket, environment, error_code, level, issue_id)
    DO UPDATE SET count = r.count + excluded.count;

  IF jsonb_array_length(batch->'outcomes') > 0 THEN
    INSERT INTO ingest_outcomes AS o (service_id, resolution, bucket, environment, outcome, count)
    SELECT service_id, resolution, to_timestamp(bucket), environment, outcome, count
    FROM jsonb_to_recordset(batch->'outcomes')
      AS n(service_id int, resolution int, bucket float8, environment text, outcome text, count bigint)
    ORDER BY service_id, resolution, bucket, environment, outcome
    ON CONFLICT (service_id, resolution, bucket, environment, outcome)
      DO UPDATE SET count = o.count + excluded.count;
  END IF;

  INSERT INTO arrivals AS a (service_id, second, environment, error_code, count)
  SELECT service_id,
         date_trunc('second', least(coalesce(to_timestamp(n.second), statement_timestamp()), statement_timestamp())) AS at,
         environment, error_code, sum(count)
  FROM jsonb_to_recordset(batch->'arrivals')
    AS n(service_id int, environment text, error_code text, second float8, count bigint)
  GROUP BY service_id, at, environment, error_code
  ORDER BY service_id, at, environment, error_code
  ON CONFLICT (service_id, second, environment, error_code)
    DO UPDATE SET count = a.count + excluded.count;
END $$;

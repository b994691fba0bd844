-- Errors that a recovery or Paramedic itself brought about make no arrivals by code, but made some by issue: they could
-- start what waits for a pattern, and opened issues for what waits for new ones. They are counted as what arrived at the
-- epoch, where nobody looks, and the fact of an issue that only they opened or brought back says so.
-- Locks nothing but the function, for a moment.
DO $$
DECLARE
  all_arrive CONSTANT text := '  FROM unnest(store_records.arrivals) AS a;

';
  some_arrive CONSTANT text := '  FROM unnest(store_records.arrivals) AS a
  HAVING cardinality(store_records.changes) > 0;

  IF rest ? ''own_changes'' THEN
    INSERT INTO rollup_changes (changes, arrived_at)
    SELECT array_agg(ROW(o.service_id, o.bucket, o.environment, o.error_code, o.level, o.issue_id, o.count)::rollup_change),
           ''epoch''
    FROM jsonb_to_recordset(rest->''own_changes'')
      AS o(service_id int, bucket timestamptz, environment text, error_code text, level text, issue_id uuid, count bigint);
  END IF;

';
  any_origin CONSTANT text := 'jsonb_build_object(''issue_id'', seen.id));';
  told_origin CONSTANT text := 'jsonb_build_object(''issue_id'', seen.id)
                || CASE WHEN rest->''own_issues'' ? seen.id::text THEN ''{"own": true}'' ELSE ''{}'' END::jsonb);';
  known text := pg_get_functiondef('store_records'::regproc);
BEGIN
  IF position(all_arrive IN known) = 0 OR position(any_origin IN known) = 0 THEN
    RAISE EXCEPTION 'store_records is not the one that this migration knows';
  END IF;
  EXECUTE replace(replace(known, all_arrive, some_arrive), any_origin, told_origin);
END $$;

-- Bodies of records are compressed by lz4 where the server knows it: a fifth cheaper to insert than PostgreSQL's own
-- method and a tenth larger (docs/retention.md has the figures). New partitions take it over; what is stored stays.
-- What retention deletes row by row is made free again sooner than by default, so that its space is used again.
-- Locks records and its partitions for a moment: settings only, no rewrite.

DO $$
DECLARE part regclass;
BEGIN
  FOR part IN
    SELECT 'records'::regclass UNION ALL SELECT inhrelid FROM pg_inherits WHERE inhparent = 'records'::regclass
  LOOP
    EXECUTE format('ALTER TABLE %s ALTER message SET COMPRESSION lz4, ALTER stack_trace SET COMPRESSION lz4, '
      'ALTER attributes SET COMPRESSION lz4', part);
  END LOOP;
EXCEPTION WHEN feature_not_supported THEN
  RAISE NOTICE 'this server was built without lz4: records are compressed by pglz';
END
$$;

ALTER TABLE rollups_10s SET (autovacuum_vacuum_scale_factor = 0.05);

ALTER TABLE rollups_5m SET (autovacuum_vacuum_scale_factor = 0.05);

ALTER TABLE rollups_1h SET (autovacuum_vacuum_scale_factor = 0.05);

ALTER TABLE ingest_outcomes SET (autovacuum_vacuum_scale_factor = 0.05);

ALTER TABLE record_keys SET (autovacuum_vacuum_scale_factor = 0.05);

-- One fact tells of all places that a batch of records came from, where there was one for each. Those that wait are told
-- the same way. Locks nothing but the rows that wait.
UPDATE facts
SET service_id = NULL,
    payload = jsonb_build_object('places', jsonb_build_array(
      jsonb_build_object('service_id', service_id, 'environment', payload->>'environment')))
WHERE kind = 'records-stored' AND service_id IS NOT NULL;

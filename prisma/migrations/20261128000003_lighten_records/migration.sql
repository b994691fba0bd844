-- Fewer and cheaper indexes for what is written thousands of times a second: a request id is found by the reference
-- that is derived from it, and keys are forgotten by ranges of time, for which a block range index is enough. Rows
-- that are counted up again and again get room beside them and no index on what changes, so that an update stays on
-- its page. Locks records, record_keys and issues while the indexes go and the small one is built.

DROP INDEX records_request_id_idx;

DROP INDEX record_keys_created_at_idx;

DROP INDEX issues_last_seen_id_idx;

CREATE INDEX record_keys_created_at_idx ON record_keys USING brin (created_at);

ALTER TABLE issues SET (fillfactor = 50);

ALTER TABLE arrivals SET (fillfactor = 70);

ALTER TABLE rollups_10s SET (fillfactor = 70);

ALTER TABLE rollups_5m SET (fillfactor = 70);

ALTER TABLE rollups_1h SET (fillfactor = 70);

ALTER TABLE rollups_1d SET (fillfactor = 70);

-- Fewer and cheaper indexes for what is written thousands of times a second: a request id is found by the reference
-- that is derived from it, and keys are forgotten by ranges of time, for which a block range index is enough.
-- Locks records and record_keys while the indexes go and the small one is built.

DROP INDEX records_request_id_idx;

DROP INDEX record_keys_created_at_idx;

CREATE INDEX record_keys_created_at_idx ON record_keys USING brin (created_at);

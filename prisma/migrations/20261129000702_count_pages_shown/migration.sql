-- What visitors saw: how often which page was shown, how many of those who waited went back in, and how many people it
-- were. People are counted by sketches (one byte for each of 1024 registers); nothing in them leads back to a person.
-- Locks nothing: both tables are new.

CREATE TABLE error_page_counts (
  service_id INTEGER NOT NULL,
  bucket TIMESTAMPTZ(0) NOT NULL,
  event TEXT NOT NULL,
  kind TEXT NOT NULL,
  language TEXT NOT NULL,
  count BIGINT NOT NULL,
  CONSTRAINT error_page_counts_pkey PRIMARY KEY (service_id, bucket, event, kind, language)
);

CREATE TABLE error_page_crowds (
  service_id INTEGER NOT NULL,
  bucket TIMESTAMPTZ(0) NOT NULL,
  term TEXT NOT NULL,
  sketch BYTEA NOT NULL,
  CONSTRAINT error_page_crowds_pkey PRIMARY KEY (service_id, bucket, term)
);

CREATE INDEX error_page_counts_bucket_idx ON error_page_counts USING brin (bucket);

CREATE INDEX error_page_crowds_bucket_idx ON error_page_crowds USING brin (bucket);

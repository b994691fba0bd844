-- People keep the filters that they come back to, for themselves or for everybody, and may open a list with one of them.
-- Locks nothing: a new table.

CREATE TABLE saved_views (
  id UUID NOT NULL DEFAULT gen_random_uuid(),
  page TEXT NOT NULL,
  name TEXT NOT NULL,
  query TEXT NOT NULL,
  shared BOOLEAN NOT NULL DEFAULT false,
  owner_id UUID,
  owner_name TEXT NOT NULL,
  default_of UUID[] NOT NULL DEFAULT ARRAY[]::UUID[],
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT saved_views_pkey PRIMARY KEY (id)
);

CREATE INDEX saved_views_page_owner_id_idx ON saved_views (page, owner_id);

-- Notices about one incident become one thread in each channel: the first one opens it, what says the same again waits
-- for the thread's next update, and its end is told to who was told of its beginning. A channel says what is wrong with
-- it. Locks channels and deliveries for a moment: added columns are null or have a constant default, no rewrite.

ALTER TABLE channels
  ADD COLUMN fault TEXT,
  ADD COLUMN fault_at TIMESTAMPTZ(3),
  ADD COLUMN disabled_at TIMESTAMPTZ(3);

ALTER TABLE deliveries
  ADD COLUMN thread TEXT,
  ADD COLUMN phase TEXT NOT NULL DEFAULT 'opened';

CREATE INDEX deliveries_channel_id_created_at_idx ON deliveries(channel_id, created_at DESC);

CREATE TABLE notice_threads (
  channel_id UUID NOT NULL,
  thread TEXT NOT NULL,
  service_id INTEGER,
  incident_id UUID,
  told JSONB NOT NULL DEFAULT '{}',
  message JSONB NOT NULL,
  folded INTEGER NOT NULL DEFAULT 0,
  digest TEXT,
  update_at TIMESTAMPTZ(3),
  opened_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  closed_at TIMESTAMPTZ(3),
  CONSTRAINT notice_threads_pkey PRIMARY KEY (channel_id, thread),
  CONSTRAINT notice_threads_channel_id_fkey FOREIGN KEY (channel_id) REFERENCES channels(id) ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE INDEX notice_threads_update_at_idx ON notice_threads(update_at);

CREATE INDEX notice_threads_thread_idx ON notice_threads(thread);

-- A mute ends by itself, an issue has somebody who looks after it, people talk about it beside it, and what happened to
-- it by itself is kept. Locks: issues for a moment; columns that may be null and a constant default rewrite nothing. The
-- two indexes hold few issues: those that are muted, and those that are assigned.

ALTER TABLE issues
  ADD COLUMN muted_until TIMESTAMPTZ(3),
  ADD COLUMN muted_to_count BIGINT,
  ADD COLUMN muted_until_regression BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN assignee_id UUID;

CREATE INDEX issues_muted_idx ON issues (service_id, id) WHERE state = 'muted';
CREATE INDEX issues_assignee_id_idx ON issues (assignee_id) WHERE assignee_id IS NOT NULL;

CREATE TABLE issue_events (
  service_id INTEGER NOT NULL,
  issue_id UUID NOT NULL,
  at TIMESTAMPTZ(3) NOT NULL,
  kind TEXT NOT NULL,
  CONSTRAINT issue_events_pkey PRIMARY KEY (service_id, issue_id, at, kind)
);

CREATE TABLE issue_comments (
  service_id INTEGER NOT NULL,
  id UUID NOT NULL DEFAULT gen_random_uuid(),
  issue_id UUID NOT NULL,
  author_id UUID,
  author_name TEXT NOT NULL,
  body TEXT NOT NULL,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  edited_at TIMESTAMPTZ(3),
  CONSTRAINT issue_comments_pkey PRIMARY KEY (service_id, id)
);

CREATE INDEX issue_comments_service_id_issue_id_created_at_idx ON issue_comments (service_id, issue_id, created_at);

-- What more gates decide on: maintenance windows, dependencies between services, breakers that a person closed, who
-- approved a run, who has taken note of one that needs attention, and how many errors of any code a window held. Locks
-- services, runs and run_samples for a moment: columns that
-- may be null or have a default, no rewrite.

CREATE TABLE maintenance_windows (
  id UUID NOT NULL DEFAULT gen_random_uuid(),
  service_id INTEGER,
  environment TEXT,
  reason TEXT NOT NULL,
  schedule JSONB NOT NULL,
  ends_at TIMESTAMPTZ(3),
  created_by TEXT NOT NULL,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  ended_at TIMESTAMPTZ(3),
  CONSTRAINT maintenance_windows_pkey PRIMARY KEY (id)
);

CREATE INDEX maintenance_windows_ended_at_idx ON maintenance_windows(ended_at);

CREATE TABLE breaker_resets (
  scenario_id UUID NOT NULL,
  action TEXT NOT NULL,
  reset_at TIMESTAMPTZ(3) NOT NULL,
  reset_by TEXT NOT NULL,
  CONSTRAINT breaker_resets_pkey PRIMARY KEY (scenario_id,action)
);

CREATE TABLE run_approvals (
  run_id UUID NOT NULL,
  approved_by TEXT NOT NULL,
  at TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT run_approvals_pkey PRIMARY KEY (run_id,approved_by)
);

ALTER TABLE run_approvals ADD CONSTRAINT run_approvals_run_id_fkey
  FOREIGN KEY (run_id) REFERENCES runs(id) ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE runs ADD COLUMN acknowledged_at TIMESTAMPTZ(3), ADD COLUMN acknowledged_by TEXT;

ALTER TABLE run_samples ADD COLUMN total BIGINT;

ALTER TABLE services ADD COLUMN depends_on TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[];

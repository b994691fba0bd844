-- Recovery as rows: what may be acted on, the plans, why each match did or did not start, and every move
-- of every run. Two partial unique indexes carry the safety: one live run per target, one open incident
-- per service and environment.
-- Locks nothing: every table is new.

CREATE TABLE targets (
  id UUID NOT NULL DEFAULT gen_random_uuid(),
  name TEXT NOT NULL,
  service_id INTEGER NOT NULL,
  environment TEXT NOT NULL,
  type TEXT NOT NULL,
  config JSONB NOT NULL,
  sealed TEXT,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  deleted_at TIMESTAMPTZ(3),
  CONSTRAINT targets_pkey PRIMARY KEY (id)
);

CREATE TABLE scenarios (
  id UUID NOT NULL DEFAULT gen_random_uuid(),
  name TEXT NOT NULL,
  service_id INTEGER NOT NULL,
  environment TEXT NOT NULL,
  mode TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  deleted_at TIMESTAMPTZ(3),
  CONSTRAINT scenarios_pkey PRIMARY KEY (id)
);

CREATE TABLE scenario_versions (
  scenario_id UUID NOT NULL,
  version INTEGER NOT NULL,
  definition JSONB NOT NULL,
  created_by TEXT NOT NULL,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT scenario_versions_pkey PRIMARY KEY (scenario_id,version)
);

CREATE TABLE incidents (
  id UUID NOT NULL DEFAULT gen_random_uuid(),
  service_id INTEGER NOT NULL,
  environment TEXT NOT NULL,
  error_codes TEXT[] NOT NULL,
  summary TEXT NOT NULL,
  opened_at TIMESTAMPTZ(3) NOT NULL,
  detected_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  closed_at TIMESTAMPTZ(3),
  closed_by TEXT,
  CONSTRAINT incidents_pkey PRIMARY KEY (id)
);

CREATE TABLE decisions (
  id BIGSERIAL NOT NULL,
  at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  scenario_id UUID NOT NULL,
  scenario_version INTEGER NOT NULL,
  service_id INTEGER NOT NULL,
  environment TEXT NOT NULL,
  outcome TEXT NOT NULL,
  reason TEXT NOT NULL,
  matched_count BIGINT NOT NULL,
  incident_id UUID,
  run_id UUID,
  next_allowed_at TIMESTAMPTZ(3),
  CONSTRAINT decisions_pkey PRIMARY KEY (id)
);

CREATE TABLE runs (
  id UUID NOT NULL DEFAULT gen_random_uuid(),
  scenario_id UUID,
  scenario_version INTEGER,
  name TEXT NOT NULL,
  definition JSONB NOT NULL,
  service_id INTEGER NOT NULL,
  environment TEXT NOT NULL,
  incident_id UUID,
  cause TEXT NOT NULL,
  reason TEXT NOT NULL,
  requested_by TEXT NOT NULL,
  decided_by TEXT,
  state TEXT NOT NULL,
  moves INTEGER NOT NULL DEFAULT 0,
  verdict TEXT,
  step_index INTEGER NOT NULL DEFAULT 0,
  fence INTEGER NOT NULL DEFAULT 0,
  claims INTEGER NOT NULL DEFAULT 0,
  claimed_by TEXT,
  lease_until TIMESTAMPTZ(3),
  not_before TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  expires_at TIMESTAMPTZ(3),
  cancel_requested_at TIMESTAMPTZ(3),
  verify_from TIMESTAMPTZ(3),
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  started_at TIMESTAMPTZ(3),
  ended_at TIMESTAMPTZ(3),
  CONSTRAINT runs_pkey PRIMARY KEY (id)
);

CREATE TABLE run_targets (
  run_id UUID NOT NULL,
  target_id UUID NOT NULL,
  live BOOLEAN NOT NULL DEFAULT true,
  CONSTRAINT run_targets_pkey PRIMARY KEY (run_id,target_id)
);

CREATE TABLE run_events (
  run_id UUID NOT NULL,
  seq INTEGER NOT NULL,
  at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  from_state TEXT,
  to_state TEXT NOT NULL,
  actor TEXT NOT NULL,
  fence INTEGER NOT NULL,
  detail TEXT NOT NULL,
  CONSTRAINT run_events_pkey PRIMARY KEY (run_id,seq)
);

CREATE TABLE attempts (
  id UUID NOT NULL DEFAULT gen_random_uuid(),
  run_id UUID NOT NULL,
  step_index INTEGER NOT NULL,
  number INTEGER NOT NULL,
  target_id UUID NOT NULL,
  action TEXT NOT NULL,
  idempotency_key TEXT NOT NULL,
  fence INTEGER NOT NULL,
  before_evidence JSONB,
  after_evidence JSONB,
  result TEXT,
  detail TEXT,
  intended_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  finished_at TIMESTAMPTZ(3),
  CONSTRAINT attempts_pkey PRIMARY KEY (id)
);

CREATE TABLE run_samples (
  run_id UUID NOT NULL,
  step_index INTEGER NOT NULL,
  window_index INTEGER NOT NULL,
  from_at TIMESTAMPTZ(3) NOT NULL,
  to_at TIMESTAMPTZ(3) NOT NULL,
  count BIGINT NOT NULL,
  alive BOOLEAN,
  outcome TEXT NOT NULL,
  detail TEXT NOT NULL,
  CONSTRAINT run_samples_pkey PRIMARY KEY (run_id,step_index,window_index)
);

CREATE TABLE kill_switches (
  scope TEXT NOT NULL,
  engaged BOOLEAN NOT NULL,
  reason TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  changed_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT kill_switches_pkey PRIMARY KEY (scope)
);

CREATE INDEX targets_service_id_idx ON targets(service_id);

CREATE INDEX scenarios_service_id_environment_idx ON scenarios(service_id, environment);

CREATE INDEX incidents_service_id_opened_at_idx ON incidents(service_id, opened_at DESC);

CREATE INDEX decisions_at_idx ON decisions(at DESC);

CREATE INDEX decisions_scenario_id_at_idx ON decisions(scenario_id, at DESC);

CREATE INDEX runs_created_at_idx ON runs(created_at DESC);

CREATE INDEX runs_service_id_created_at_idx ON runs(service_id, created_at DESC);

CREATE INDEX runs_scenario_id_created_at_idx ON runs(scenario_id, created_at DESC);

CREATE INDEX run_targets_target_id_idx ON run_targets(target_id);

CREATE UNIQUE INDEX attempts_idempotency_key_key ON attempts(idempotency_key);

CREATE INDEX attempts_target_id_intended_at_idx ON attempts(target_id, intended_at DESC);

CREATE UNIQUE INDEX attempts_run_id_step_index_number_key ON attempts(run_id, step_index, number);

ALTER TABLE scenario_versions ADD CONSTRAINT scenario_versions_scenario_id_fkey FOREIGN KEY (scenario_id) REFERENCES scenarios(id) ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE run_targets ADD CONSTRAINT run_targets_run_id_fkey FOREIGN KEY (run_id) REFERENCES runs(id) ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE run_events ADD CONSTRAINT run_events_run_id_fkey FOREIGN KEY (run_id) REFERENCES runs(id) ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE attempts ADD CONSTRAINT attempts_run_id_fkey FOREIGN KEY (run_id) REFERENCES runs(id) ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE run_samples ADD CONSTRAINT run_samples_run_id_fkey FOREIGN KEY (run_id) REFERENCES runs(id) ON DELETE CASCADE ON UPDATE CASCADE;

CREATE UNIQUE INDEX targets_name_key ON targets(name) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX scenarios_name_key ON scenarios(name) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX incidents_open_key ON incidents(service_id, environment) WHERE closed_at IS NULL;
CREATE UNIQUE INDEX run_targets_live_key ON run_targets(target_id) WHERE live;
CREATE INDEX runs_live_idx ON runs(not_before) WHERE ended_at IS NULL;

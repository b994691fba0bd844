-- Agents on targets' hosts pull signed jobs. Delivery is a lease (`delivered_until`), so that a job whose answer was
-- lost on the way is handed again under the same key. An agent compares the fences of different runs on one target;
-- therefore they come from one sequence from now on, above every fence there has been.
-- Locks nothing but runs for reading: both tables are new, and small.

CREATE SEQUENCE run_fences AS INTEGER;
SELECT setval('run_fences', (SELECT coalesce(max(fence), 0) + 1 FROM runs));

CREATE TABLE agents (
  id UUID NOT NULL DEFAULT gen_random_uuid(),
  name TEXT NOT NULL,
  token_hash TEXT NOT NULL,
  hint TEXT NOT NULL,
  commands TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
  refused INTEGER NOT NULL DEFAULT 0,
  created_by TEXT NOT NULL,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  last_seen_at TIMESTAMPTZ(3),
  revoked_at TIMESTAMPTZ(3),
  CONSTRAINT agents_pkey PRIMARY KEY (id)
);

CREATE TABLE agent_jobs (
  id UUID NOT NULL DEFAULT gen_random_uuid(),
  agent_id UUID NOT NULL,
  run_id UUID,
  target_id UUID NOT NULL,
  kind TEXT NOT NULL,
  command TEXT NOT NULL,
  idempotency_key TEXT NOT NULL,
  fence INTEGER NOT NULL,
  payload TEXT NOT NULL,
  signature TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'waiting',
  deliveries INTEGER NOT NULL DEFAULT 0,
  delivered_until TIMESTAMPTZ(3),
  acknowledged_at TIMESTAMPTZ(3),
  heartbeat_at TIMESTAMPTZ(3),
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  deadline TIMESTAMPTZ(3) NOT NULL,
  ended_at TIMESTAMPTZ(3),
  result JSONB,
  late_result JSONB,
  CONSTRAINT agent_jobs_pkey PRIMARY KEY (id)
);

CREATE UNIQUE INDEX agents_token_hash_key ON agents(token_hash);
CREATE UNIQUE INDEX agent_jobs_idempotency_key_key ON agent_jobs(idempotency_key);
CREATE INDEX agent_jobs_agent_id_created_at_idx ON agent_jobs(agent_id, created_at);
CREATE INDEX agent_jobs_target_id_created_at_idx ON agent_jobs(target_id, created_at DESC);
CREATE INDEX agent_jobs_run_id_idx ON agent_jobs(run_id);

ALTER TABLE agent_jobs ADD CONSTRAINT agent_jobs_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agents(id) ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE agent_jobs ADD CONSTRAINT agent_jobs_run_id_fkey FOREIGN KEY (run_id) REFERENCES runs(id) ON DELETE CASCADE ON UPDATE CASCADE;

CREATE UNIQUE INDEX agents_name_key ON agents(name) WHERE revoked_at IS NULL;
CREATE INDEX agent_jobs_open_idx ON agent_jobs(agent_id) WHERE state IN ('waiting', 'delivered');

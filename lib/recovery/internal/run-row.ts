import type { RunState, Verdict } from "#lib/recovery/schemas.ts";

/** A row of `runs` as the statements of this folder return it. */
export type RunRow = {
  id: string;
  scenario_id: string | null;
  scenario_version: number | null;
  name: string;
  definition: unknown;
  service_id: number;
  environment: string;
  incident_id: string | null;
  cause: "trigger" | "press";
  requested_by: string;
  decided_by: string | null;
  state: RunState;
  verdict: Verdict | null;
  step_index: number;
  fence: number;
  claims: number;
  lease_until: Date | null;
  cancel_requested_at: Date | null;
  verify_from: Date | null;
  created_at: Date;
};

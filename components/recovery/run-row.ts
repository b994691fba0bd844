import type { Run } from "#lib/recovery/answers.ts";

export type RunRow = Pick<
  Run,
  | "id"
  | "name"
  | "service"
  | "environment"
  | "state"
  | "verdict"
  | "cause"
  | "requested_by"
  | "created_at"
  | "ended_at"
>;

/** Only what the table shows travels to the browser. */
export function toRunRow(run: Run): RunRow {
  const { id, name, service, environment, state, verdict } = run;
  const { cause, requested_by, created_at, ended_at } = run;
  return {
    ...{ id, name, service, environment, state, verdict },
    ...{ cause, requested_by, created_at, ended_at },
  };
}

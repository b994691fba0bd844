import { z } from "zod";
import { DecisionOutcome, RunDefinition, RunState, Verdict } from "#lib/recovery/schemas.ts";

/** What the agent said of an attempt's command. `late`: after the attempt had ended, so it moved nothing. */
export const AgentWord = z.object({
  late: z.boolean(),
  detail: z.string(),
  output: z.string(),
});
export type AgentWord = z.infer<typeof AgentWord>;

export const Attempt = z.object({
  step: z.number().int().describe("Index of the step, from 0."),
  number: z.number().int().describe("Of the call within its step, from 1."),
  action: z.string(),
  target: z.string(),
  idempotency_key: z.string(),
  result: z
    .string()
    .nullable()
    .describe("`ok`, `failed` or `unknown`; null while the call is open."),
  detail: z.string().nullable(),
  agent: AgentWord.optional().describe("Only where an agent ran the command."),
  before_evidence: z.unknown().nullable(),
  after_evidence: z.unknown().nullable(),
  intended_at: z.string(),
  finished_at: z.string().nullable(),
});
export type Attempt = z.infer<typeof Attempt>;

export const RunEvent = z.object({
  seq: z.number().int(),
  at: z.string(),
  from: z.string().nullable(),
  to: z.string(),
  actor: z.string(),
  detail: z.string(),
});
export type RunEvent = z.infer<typeof RunEvent>;

export const RunSample = z.object({
  step: z.number().int(),
  window: z.number().int().describe("0 is the busiest window before the action."),
  from: z.string(),
  to: z.string(),
  count: z.number().int(),
  alive: z.boolean().nullable().describe("Null: nothing could tell."),
  outcome: z
    .string()
    .describe("`good`, `bad` or `silent`; of window 0 `before`, or `too_short` to compare with."),
  detail: z.string(),
});
export type RunSample = z.infer<typeof RunSample>;

export const Run = z.object({
  id: z.string(),
  name: z.string(),
  scenario: z.string().nullable().describe("Null: a press on a target."),
  scenario_version: z.number().int().nullable(),
  service: z.string(),
  environment: z.string(),
  incident_id: z.string().nullable(),
  cause: z.enum(["trigger", "press"]),
  reason: z.string(),
  requested_by: z.string(),
  decided_by: z.string().nullable(),
  state: RunState,
  live: z.boolean(),
  verdict: Verdict.nullable(),
  step: z.number().int().describe("Index of the current step, from 0."),
  not_before: z.string().describe("When a worker moves it next."),
  expires_at: z.string().nullable(),
  cancel_requested_at: z.string().nullable(),
  created_at: z.string(),
  started_at: z.string().nullable(),
  ended_at: z.string().nullable(),
  acknowledged_by: z
    .string()
    .nullable()
    .describe(
      "Who took note of a run that needs attention; until then its targets are not acted on.",
    ),
  approved_by: z.array(z.string()).describe("Who said yes so far, to a run that two must approve."),
  definition: RunDefinition.nullable().describe(
    "Null: stored by a version that wrote it differently.",
  ),
  targets: z.array(z.object({ name: z.string(), type: z.string() })),
  attempts: z.array(Attempt),
  events: z.array(RunEvent),
  samples: z.array(RunSample),
});
export type Run = z.infer<typeof Run>;

export const OpenBreaker = z.object({ action: z.string(), next_try_at: z.string() });
export type OpenBreaker = z.infer<typeof OpenBreaker>;

export const Decision = z.object({
  id: z.string(),
  at: z.string(),
  scenario: z.string(),
  scenario_version: z.number().int(),
  service: z.string(),
  environment: z.string(),
  outcome: DecisionOutcome,
  reason: z.string(),
  matched_count: z.number().int(),
  incident_id: z.string().nullable(),
  run_id: z.string().nullable(),
  next_allowed_at: z.string().nullable(),
});
export type Decision = z.infer<typeof Decision>;

/** What keeps a scenario from starting now; `next_allowed_at` null: until a person changes it. */
export type Hold = {
  outcome: DecisionOutcome;
  reason: string;
  next_allowed_at: string | null;
  run_id: string | null;
};

/** Whether a scenario could start now, by itself and by a press, and which of its actions a breaker leaves out. */
export type Readiness = { rule: Hold | null; press: Hold | null; open_breakers: string[] };

/** `person` stays closed: it is never opened again. */
export const ClosedBy = z.enum(["verification", "itself", "quiet", "person"]);

export const Incident = z.object({
  id: z.string(),
  service: z.string(),
  environment: z.string(),
  error_codes: z.array(z.string()),
  summary: z.string(),
  opened_at: z.string().describe("Arrival of the first error that counted."),
  detected_at: z.string().describe("When a scenario first matched."),
  first_action_at: z.string().nullable().describe("First call of a run; null: none was made."),
  closed_at: z.string().nullable().describe("When the service was well again."),
  closed_by: ClosedBy.nullable(),
  downtime_seconds: z.number().int().describe("Of its spans together; until now while it is open."),
  flaps: z
    .number()
    .int()
    .describe("How often it was degraded again within 15 minutes after it had ended."),
  spans: z
    .array(z.object({ from: z.string(), to: z.string().nullable() }))
    .describe("When the service was degraded, oldest first."),
  runs: z
    .array(
      z.object({
        id: z.string(),
        name: z.string(),
        scenario: z.string().nullable().describe("Null: a press on a target."),
        state: RunState,
        verdict: Verdict.nullable(),
      }),
    )
    .describe("Newest first."),
});
export type Incident = z.infer<typeof Incident>;

export const SwitchState = z.object({
  engaged: z.boolean(),
  reason: z.string(),
  changed_by: z.string().nullable(),
  changed_at: z.string().nullable(),
});
export const KillSwitch = SwitchState.extend({
  services: z.array(SwitchState.extend({ service: z.string() })).describe("Engaged for a service."),
});
export type KillSwitch = z.infer<typeof KillSwitch>;

export const RecoverySummary = z.object({
  recovering: z.array(Run).describe("Live runs that a worker moves."),
  waiting: z.array(Run).describe("Runs that wait for somebody's approval."),
  needs_people: z.array(Incident).describe("Open incidents that no live run works on."),
  lately: z.array(Run).describe("Ended last, at most ten."),
});
export type RecoverySummary = z.infer<typeof RecoverySummary>;

import { z } from "zod";
import { wholeNumber } from "#lib/recovery/number-schemas.ts";
import { Trigger } from "#lib/recovery/trigger-schemas.ts";

export const itemName = z
  .string()
  .trim()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/,
    "Use letters, digits and . _ - (at most 100 characters), and start with a letter or digit.",
  );
export const environmentName = z.string().trim().min(1).max(64);
const seconds = (least: number, most: number) => wholeNumber.min(least).max(most);

export const actions = [
  "restart",
  "clear-cache",
  "reload-config",
  "adjust-config",
  "http",
  "command",
] as const;
export const Action = z.enum(actions, {
  error: `Supported actions are ${actions.join(", ")}.`,
});
export type Action = z.infer<typeof Action>;

const configValueCharacters = 4000;
const ConfigValue = z
  .union([z.string(), z.number(), z.boolean(), z.null(), z.record(z.string(), z.unknown())], {
    error: "Give a text, a number, true, false, null or an object.",
  })
  .refine((value) => JSON.stringify(value).length <= configValueCharacters, {
    message: `Give at most ${configValueCharacters} characters of JSON.`,
  });

export const StepParams = z
  .strictObject({
    path: z
      .string()
      .max(500)
      .regex(/^\/(?!\/)/, "Start with one /.")
      .optional()
      .describe(
        "Appended to the target's base_url; /paramedic/<action>, or /paramedic/config/<key>, unless given.",
      ),
    method: z
      .enum(["GET", "POST", "PUT", "PATCH", "DELETE"])
      .optional()
      .describe("POST unless given."),
    body: z
      .record(z.string(), z.unknown())
      .optional()
      .describe("Sent as `params` of the JSON body."),
    key: z
      .string()
      .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/, "Use letters, digits and . _ - in a key.")
      .optional()
      .describe("Of adjust-config: the setting that is changed by compare-and-set."),
    value: ConfigValue.optional().describe("Of adjust-config: what the setting becomes."),
    revert: z
      .boolean()
      .optional()
      .describe(
        "Of adjust-config: whether the value is put back when it did not help; true unless given.",
      ),
  })
  .refine((params) => (params.key === undefined) === (params.value === undefined), {
    message: "Give key and value together.",
    path: ["key"],
  })
  .refine((params) => params.revert === undefined || params.key !== undefined, {
    message: "Only a change of a key can be put back.",
    path: ["revert"],
  })
  .refine(({ key, method, body }) => key === undefined || (!method && !body), {
    message: "A key is read by GET and changed by PUT: leave method and body out.",
    path: ["key"],
  });
export type StepParams = z.infer<typeof StepParams>;

export const Step = z.strictObject({
  action: Action,
  target: itemName,
  params: StepParams.optional(),
  timeout_seconds: seconds(1, 300).default(20),
  settle_seconds: seconds(0, 600).default(5),
});
export type Step = z.infer<typeof Step>;

export const Probe = z.strictObject({
  url: z.url({ protocol: /^https?$/ }),
  expect_status: wholeNumber.min(100).max(599).default(200),
  allow_private: z.boolean().optional().describe("Only an administrator may set it."),
});
export type Probe = z.infer<typeof Probe>;

export const Verify = z.strictObject({
  windows: wholeNumber.min(1).max(20).default(3),
  window_seconds: seconds(1, 600).default(20),
  max_count: wholeNumber.min(0).max(1_000_000).default(0),
  probe: Probe.nullish(),
});
export type Verify = z.infer<typeof Verify>;

export const Mode = z.enum(["off", "shadow", "suggest", "auto"]);
export type Mode = z.infer<typeof Mode>;

/** What a version of a scenario says; the part that may change. */
const plan = {
  mode: Mode,
  trigger: Trigger,
  steps: z.array(Step).min(1, "Give at least one step.").max(5),
  verify: Verify,
  cooldown_seconds: seconds(0, 86_400),
  max_attempts: wholeNumber.min(1).max(50),
  attempts_window_seconds: seconds(1, 86_400),
  max_flaps: wholeNumber
    .min(1)
    .max(1000)
    .describe(
      "How often the service may become degraded again within 15 minutes of its recovery before a run waits for approval.",
    ),
  four_eyes: z.boolean().describe("A proposal starts when two people have approved it."),
  escalate_to: z.array(z.string().min(1).max(100)).max(20).describe("Names of channels."),
};

export const CreateScenario = z.strictObject({
  name: itemName,
  service: z.string().min(1),
  environment: environmentName.default("production"),
  ...plan,
  mode: Mode.default("shadow"),
  verify: Verify.prefault({}),
  cooldown_seconds: plan.cooldown_seconds.default(300),
  max_attempts: plan.max_attempts.default(3),
  attempts_window_seconds: plan.attempts_window_seconds.default(1800),
  max_flaps: plan.max_flaps.default(2),
  four_eyes: plan.four_eyes.default(false),
  escalate_to: plan.escalate_to.default([]),
});
export type CreateScenario = z.infer<typeof CreateScenario>;

export const ChangeScenario = z.strictObject(plan).partial();
export type ChangeScenario = z.infer<typeof ChangeScenario>;

export const Scenario = CreateScenario.extend({
  version: z.number().int(),
  created_at: z.string(),
  updated_at: z.string(),
  quarantine: z
    .string()
    .nullable()
    .optional()
    .describe("Why Paramedic switched it off itself; null or left out: it did not."),
});
export type Scenario = z.infer<typeof Scenario>;

/** What a run follows to its end, whatever happens to the scenario; a press on a target has no trigger. */
export const RunDefinition = CreateScenario.extend({
  name: z.string(),
  trigger: Trigger.nullable(),
});
export type RunDefinition = z.infer<typeof RunDefinition>;

export const DecideByLink = z.strictObject({
  token: z.string().min(1).max(500).describe("Of the link in a notification."),
  decision: z.enum(["approve", "reject"]),
});
export type DecideByLink = z.infer<typeof DecideByLink>;

export const DecidedByLink = z.object({
  state: z
    .string()
    .describe("Of the run; still AWAITING_APPROVAL where a second person has to approve."),
  decided_by: z.string().nullable(),
});

export const ResetBreaker = z.strictObject({ action: Action });

export const runStates = [
  "AWAITING_APPROVAL",
  "QUEUED",
  "PRECHECK",
  "ACTING",
  "RECONCILING",
  "SETTLING",
  "VERIFYING",
  "COMPENSATING",
  "CANCELLING",
  "RECOVERED",
  "SKIPPED_RECOVERED",
  "ESCALATED",
  "FAILED",
  "NEEDS_ATTENTION",
  "CANCELLED",
  "REJECTED",
  "EXPIRED",
] as const;
export const RunState = z.enum(runStates);
export type RunState = z.infer<typeof RunState>;

export const ActionResult = z.enum(["ok", "failed", "unknown"]);
export type ActionResult = z.infer<typeof ActionResult>;
export const Verdict = z.enum(["recovered", "not_recovered", "inconclusive", "worse"]);
export type Verdict = z.infer<typeof Verdict>;

export const decisionOutcomes = [
  "STARTED",
  "PROPOSED",
  "DRY_RUN",
  "DUPLICATE",
  "TARGET_LOCKED",
  "COOLDOWN",
  "BUDGET_TARGET",
  "BUDGET_GLOBAL",
  "BREAKER_OPEN",
  "BLAST_RADIUS",
  "INHIBITED_BY",
  "STORM",
  "FLAPPING",
  "MAINTENANCE",
  "KILL_SWITCH",
  "NO_TARGET",
  "RULE_INVALID",
  "NO_HISTORY",
] as const;
export const DecisionOutcome = z.enum(decisionOutcomes);
export type DecisionOutcome = z.infer<typeof DecisionOutcome>;

export const ChangeKillSwitch = z.strictObject({
  engaged: z.boolean(),
  reason: z.string().trim().min(1).max(500),
  service: z.string().min(1).optional().describe("Left out: for everything."),
});
export type ChangeKillSwitch = z.infer<typeof ChangeKillSwitch>;

import { z } from "zod";
import { wholeNumber } from "#lib/recovery/number-schemas.ts";

const seconds = (least: number, most: number) => wholeNumber.min(least).max(most);

/** Which errors a trigger is about: all of these must hold. */
const errors = {
  error_codes: z.array(z.string().min(1).max(200)).max(50).default([]).describe("Empty: any code."),
  pattern: z
    .string({ error: "Give an RE2 pattern or null." })
    .min(1, "Give a pattern, or null for none.")
    .max(500, "At most 500 characters.")
    .nullable()
    .default(null)
    .describe("RE2, found in the error code or the issue's title; counted in steps of 10 s."),
};
/** Arrivals of issues are counted in steps of this length. */
export const patternStepSeconds = 10;
const count = wholeNumber.min(1).max(1_000_000);
const window_seconds = seconds(1, 86_400);
/** Of kinds that do not count: there, so that every trigger has the same members. */
const one = z.literal(1, { error: "This kind does not count: leave it out." }).default(1);

const CountTrigger = z.strictObject({
  kind: z.literal("count").optional().default("count"),
  ...{ ...errors, count, window_seconds },
});

const RateTrigger = z.strictObject({
  kind: z.literal("rate"),
  ...{ ...errors, count: count.describe("At least so many, however quiet it usually is.") },
  window_seconds,
  factor: z
    .number({ error: "Give a number." })
    .min(1.1, "Give a factor of 1.1 or more.")
    .max(1000)
    .default(3)
    .describe("Times the median of the same hour of the last 14 days."),
});

const ShareTrigger = z.strictObject({
  kind: z.literal("share"),
  ...{ ...errors, count, window_seconds },
  share_percent: z
    .number({ error: "Give a number." })
    .gt(0, "Give more than 0 percent.")
    .max(100, "Give at most 100 percent.")
    .default(50)
    .describe("Of all errors that the service has in the window."),
});

const AbsenceTrigger = z.strictObject({
  kind: z.literal("absence"),
  error_codes: z
    .array(z.string())
    .max(0, "Silence has no error codes: leave them out.")
    .default([]),
  pattern: z.null({ error: "Silence has no pattern: leave it out." }).default(null),
  count: one,
  window_seconds: seconds(10, 86_400),
  monitor: z
    .string()
    .trim()
    .min(1, "Name a monitor, or null for any record and any check-in.")
    .max(200)
    .nullable()
    .default(null)
    .describe("The monitor whose check-ins are missed; null: no record and no check-in at all."),
});

const issueMembers = { ...errors, count: one, window_seconds: seconds(1, 86_400).default(60) };
const NewIssueTrigger = z.strictObject({ kind: z.literal("new-issue"), ...issueMembers });
const RegressedIssueTrigger = z.strictObject({
  kind: z.literal("regressed-issue"),
  ...issueMembers,
});

const sorts = [
  CountTrigger,
  RateTrigger,
  ShareTrigger,
  AbsenceTrigger,
  NewIssueTrigger,
  RegressedIssueTrigger,
] as const;

const unknownKind =
  "Kinds are count, rate, share, absence, new-issue and regressed-issue; without one it is count.";

/** What makes a scenario match. Without `kind` it counts errors in a window. */
export const Trigger = z
  .discriminatedUnion("kind", sorts, { error: unknownKind })
  .superRefine(refuseUnfit);
export type Trigger = z.infer<typeof Trigger>;

type Parsed = z.infer<(typeof sorts)[number]>;

function refuseUnfit(trigger: Parsed, context: z.RefinementCtx): void {
  const { kind, error_codes, pattern, window_seconds } = trigger;
  const refuse = (path: string, message: string) =>
    context.addIssue({ code: "custom", path: [path], message });
  if (kind === "share" && error_codes.length === 0 && pattern === null) {
    refuse("error_codes", "Name codes or a pattern: all errors are always all of them.");
  }
  if (pattern !== null && window_seconds < patternStepSeconds) {
    refuse("window_seconds", "Give 10 seconds or more: a pattern's errors are counted in tens.");
  }
}

export const triggerKinds = [
  "count",
  "rate",
  "share",
  "absence",
  "new-issue",
  "regressed-issue",
] as const;
export const TriggerKind = z.enum(triggerKinds);
export type TriggerKind = z.infer<typeof TriggerKind>;

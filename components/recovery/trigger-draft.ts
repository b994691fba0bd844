import type { Trigger, TriggerKind } from "#lib/recovery/trigger-schemas.ts";

/** What starts a plan, as it is typed in. Fields of other kinds keep what was typed, in case somebody comes back. */
export type TriggerDraft = {
  kind: TriggerKind;
  error_codes: string;
  pattern: string;
  count: string;
  window_seconds: string;
  factor: string;
  share_percent: string;
  monitor: string;
};

export function toTriggerDraft(trigger: Trigger): TriggerDraft {
  const { kind, error_codes, pattern, count, window_seconds } = trigger;
  return {
    kind,
    error_codes: error_codes.join("\n"),
    pattern: pattern ?? "",
    count: String(count),
    window_seconds: String(window_seconds),
    factor: String(kind === "rate" ? trigger.factor : 3),
    share_percent: String(kind === "share" ? trigger.share_percent : 50),
    monitor: (kind === "absence" ? trigger.monitor : null) ?? "",
  };
}

type Member = Exclude<keyof TriggerDraft, "kind">;
const errors = ["error_codes", "pattern"] as const;
const counts = [...errors, "count", "window_seconds"] as const;

/** The members that each kind has in a form. */
export const membersOf: Record<TriggerKind, readonly Member[]> = {
  count: counts,
  rate: [...counts, "factor"],
  share: [...counts, "share_percent"],
  absence: ["window_seconds", "monitor"],
  "new-issue": errors,
  "regressed-issue": errors,
};

/** The trigger as the API takes it: the kind's own members alone. */
export function toTrigger(draft: TriggerDraft): Record<string, unknown> {
  const members = membersOf[draft.kind].map((member) => [member, toMember(member, draft[member])]);
  return { kind: draft.kind, ...Object.fromEntries(members) };
}

function toMember(member: Member, typed: string): unknown {
  const text = typed.trim();
  if (member === "error_codes") return toLines(typed);
  if (member === "pattern" || member === "monitor") return text === "" ? null : text;
  return toNumber(typed);
}

/** What is no number stays what it is, for the API to say so at its field. */
export function toNumber(text: string): number | string {
  const typed = text.trim();
  return typed !== "" && Number.isFinite(Number(typed)) ? Number(typed) : typed;
}

export function toLines(text: string): string[] {
  return text
    .split(/[\n,]/)
    .map((line) => line.trim())
    .filter(Boolean);
}

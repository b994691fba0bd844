import type * as Yaml from "yaml";
import { Plan } from "#components/recovery/plan-schema.ts";
import { type ScenarioDraft, toDraft, toPlan } from "#components/recovery/scenario-draft.ts";
import type { Words } from "#components/ui/words.ts";

/** The library, which only the YAML view loads. */
export type YamlLibrary = Pick<typeof Yaml, "Document" | "LineCounter" | "parseDocument" | "isMap">;

type FaultWords = Words<"recovery.planYaml">;

export type PlanFault = {
  /** From 1. */
  line: number;
  /** As the API names it: `steps.0.target`; empty for the text as a whole. */
  path: string;
  message: string;
};

export type PlanText =
  | { ok: true; plan: Record<string, unknown>; draft: ScenarioDraft }
  | { ok: false; faults: PlanFault[] };

/** The members of a plan in the order in which a run meets them, and what each part is for. */
const parts: Record<string, string> = {
  trigger: " When it starts.",
  cooldown_seconds: " What holds it back.",
  steps: " Then it does this, one after the other, until one helped.",
  verify: " It helped when this holds.",
  escalate_to: " Else these channels are told; an empty list: every channel.",
  mode: " How much it does by itself: off, shadow, suggest or auto.",
};
const order = [
  "trigger",
  ...["cooldown_seconds", "max_attempts", "attempts_window_seconds", "max_flaps", "four_eyes"],
  ...["steps", "verify", "escalate_to", "mode"],
];

/** A plan as YAML, its parts in order and named by comments. */
export function writePlan(yaml: YamlLibrary, plan: Record<string, unknown>): string {
  const sorted = order.filter((key) => plan[key] !== undefined).map((key) => [key, plan[key]]);
  const document = new yaml.Document(Object.fromEntries(sorted));
  if (yaml.isMap(document.contents)) {
    for (const { key } of document.contents.items) {
      const comment = parts[String(key)];
      if (comment && typeof key === "object" && key !== null) {
        Object.assign(key, { commentBefore: comment, spaceBefore: String(key) !== "trigger" });
      }
    }
  }
  return document.toString({ lineWidth: 0 });
}

/** The text again with what another plan has otherwise; comments stay where what they belong to is the same. */
export function rewritePlan(
  yaml: YamlLibrary,
  text: string,
  plan: Record<string, unknown>,
): string {
  const document = yaml.parseDocument(text);
  if (document.errors.length > 0 || !yaml.isMap(document.contents)) return writePlan(yaml, plan);
  try {
    return rewriteDocument(document, plan) ?? text;
  } catch {
    // An alias elsewhere may need the anchor that went with what was replaced.
    return writePlan(yaml, plan);
  }
}

/** The document with what another plan has otherwise, or null where that is nothing. */
function rewriteDocument(
  document: Yaml.Document.Parsed,
  plan: Record<string, unknown>,
): string | null {
  const before: Record<string, unknown> = document.toJS();
  let changed = false;
  for (const key of new Set([...Object.keys(before), ...Object.keys(plan)])) {
    if (isSame(before[key], plan[key])) continue;
    changed = true;
    if (plan[key] === undefined) document.delete(key);
    else document.set(key, document.createNode(plan[key]));
  }
  return changed ? document.toString({ lineWidth: 0 }) : null;
}

/** A plan out of YAML, and so out of JSON, or each fault with its line. */
export function readPlan(t: FaultWords, yaml: YamlLibrary, text: string): PlanText {
  const lines = new yaml.LineCounter();
  const document = yaml.parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const broken = document.errors.map(({ pos, message }) => ({
    ...{ line: lines.linePos(pos[0]).line || 1, path: "", message },
  }));
  if (broken.length > 0) return { ok: false, faults: broken };
  const plan = toObject(t, document);
  if (typeof plan === "string") {
    return { ok: false, faults: [{ line: 1, path: "", message: plan }] };
  }
  const read = Plan.safeParse(plan);
  if (read.success) return { ok: true, plan: read.data, draft: toDraft(read.data) };
  const faults = read.error.issues.flatMap((issue) => {
    const keys = issue.code === "unrecognized_keys" ? issue.keys : [null];
    return keys.map((key) => {
      const path = [...issue.path, ...(key === null ? [] : [key])];
      const message = key === null ? issue.message : t("unknownKey");
      return { line: lineOf(document, lines, path), path: path.join("."), message };
    });
  });
  return { ok: false, faults };
}

/** The line of each fault that the server named by its path. */
export function locateFaults(
  yaml: YamlLibrary,
  text: string,
  errors: readonly { path: string; message: string }[],
): PlanFault[] {
  const lines = new yaml.LineCounter();
  const document = yaml.parseDocument(text, { lineCounter: lines, prettyErrors: false });
  return errors.map(({ path, message }) => ({
    ...{ path, message, line: lineOf(document, lines, path.split(".")) },
  }));
}

/** Whether the form holds a plan whole: what is typed in it comes out as it went in. */
export function fitsForm(plan: Record<string, unknown>, draft: ScenarioDraft): boolean {
  const kept = Plan.safeParse(toPlan(draft));
  return kept.success && isSame(kept.data, Plan.parse(plan));
}

/** The plan as JSON could say it, or why there is none. */
function toObject(t: FaultWords, document: Yaml.Document.Parsed): Record<string, unknown> | string {
  try {
    const value: unknown = document.toJS({ maxAliasCount: 20 });
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    return isObject ? JSON.parse(JSON.stringify(value)) : t("notOne");
  } catch {
    return t("alias");
  }
}

/** Of the node at a path, or of the nearest one around it that is there. */
function lineOf(
  document: Yaml.Document.Parsed,
  lines: Yaml.LineCounter,
  path: readonly PropertyKey[],
): number {
  for (let length = path.length; length > 0; length -= 1) {
    const keys = path
      .slice(0, length)
      .map((key) => (/^\d+$/.test(String(key)) ? Number(key) : key));
    const node: unknown = document.getIn(keys, true);
    const range = typeof node === "object" && node !== null && "range" in node ? node.range : null;
    if (Array.isArray(range)) return lines.linePos(Number(range[0])).line;
  }
  return 1;
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(sortKeys(one)) === JSON.stringify(sortKeys(other));
}

/** Objects with their keys in one order, and without members that are not there. */
function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  members.sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(members.map(([key, member]) => [key, sortKeys(member)]));
}

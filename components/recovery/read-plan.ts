import type { Sent } from "#components/forms/send-json.ts";
import { type ScenarioDraft, toDraft } from "#components/recovery/scenario-draft.ts";
import { CreateScenario } from "#lib/recovery/schemas.ts";

const placeholder = { name: "plan", service: "plan" };

/** A plan out of JSON, as the API takes it and as the fields show it, or what is wrong with it. */
export function readPlan(
  json: string,
): Sent<{ plan: Record<string, unknown>; draft: ScenarioDraft }> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch (error) {
    return refuse(`This is not valid JSON: ${error instanceof Error ? error.message : ""}`);
  }
  if (typeof parsed !== "object" || parsed === null) return refuse("Give one JSON object.");
  const plan = Object.fromEntries(Object.entries(parsed));
  const known = CreateScenario.safeParse({ ...placeholder, ...plan });
  if (known.success) return { ok: true, data: { plan, draft: toDraft(known.data) } };
  const words = known.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
  return refuse(words.join(" · "));
}

function refuse(detail: string): Sent<never> {
  return { ok: false, problem: { status: 0, title: "Not saved", detail, errors: [] } };
}

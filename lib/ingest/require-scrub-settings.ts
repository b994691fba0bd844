import { compileCustomRule, matchesEmptyText } from "#lib/ingest/internal/scrub/custom-rules.ts";
import { type ScrubRule, ScrubSettings } from "#lib/ingest/scrub-schemas.ts";
import { type InputError, Problem } from "#lib/platform/errors.ts";
import { inputErrors } from "#lib/platform/http/parse-input.ts";

/** Parses scrub settings and compiles their patterns. Throws `wrong-input` with RE2's own words for a bad one. */
export function requireScrubSettings(value: unknown): ScrubSettings {
  const parsed = ScrubSettings.safeParse(value);
  if (!parsed.success) throw wrongSettings(inputErrors(parsed.error));
  const errors = parsed.data.rules.flatMap((rule, index) => findPatternFault(rule, index));
  if (errors.length > 0) throw wrongSettings(errors);
  return parsed.data;
}

function wrongSettings(errors: InputError[]): Problem {
  const summary = errors.map(({ path, message }) => (path ? `${path}: ${message}` : message));
  return new Problem("wrong-input", summary.join(" · "), { errors });
}

function findPatternFault(rule: ScrubRule, index: number): InputError[] {
  const path = `rules.${index}.pattern`;
  try {
    if (!matchesEmptyText(compileCustomRule(rule))) return [];
    return [{ path, message: "The pattern matches the empty text." }];
  } catch (cause) {
    return [{ path, message: cause instanceof Error ? cause.message : "It cannot be read." }];
  }
}

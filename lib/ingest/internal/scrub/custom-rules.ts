import { RE2JS } from "re2js";
import { type Findings, placeholder } from "#lib/ingest/internal/scrub/findings.ts";

export type GivenRule = { name: string; pattern: string; replacement?: string | undefined };
export type CustomRule = { name: string; pattern: RE2JS; replacement: string };

/** Compiles a person's rule with RE2, whose time is linear. Throws RE2JS's own error for a pattern that is none. */
export function compileCustomRule({ name, pattern, replacement }: GivenRule): CustomRule {
  return { name, pattern: RE2JS.compile(pattern), replacement: replacement ?? placeholder };
}

/** Texts in which a pattern that matches without a character, such as `\b` or `x*`, shows itself. */
const samples = ["", "a1_ A-\n."];

/** Whether a pattern matches the empty text, alone or between characters. */
export function matchesEmptyText({ pattern }: CustomRule): boolean {
  return samples.some((sample) => {
    const matcher = pattern.matcher(sample);
    while (matcher.find()) if (matcher.start() === matcher.end()) return true;
    return false;
  });
}

/** Applies people's rules in their order; `$1` in a replacement is a group, `$&` what matched. */
export function applyCustomRules(
  text: string,
  rules: readonly CustomRule[],
  findings: Findings,
): string {
  let result = text;
  for (const { name, pattern, replacement } of rules) {
    if (!pattern.test(result)) continue;
    const count = countMatches(result, pattern);
    const masked = pattern.matcher(result).replaceAll(replacement);
    if (masked !== result) findings.set(name, (findings.get(name) ?? 0) + count);
    result = masked;
  }
  return result;
}

function countMatches(text: string, pattern: RE2JS): number {
  const matcher = pattern.matcher(text);
  let count = 0;
  while (matcher.find()) count++;
  return count;
}

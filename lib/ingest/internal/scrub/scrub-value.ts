import { type Findings, mask } from "#lib/ingest/internal/scrub/findings.ts";
import type { Verdict } from "#lib/ingest/internal/scrub/judge-name.ts";
import { isCardNumber } from "#lib/ingest/internal/scrub/mask-numbers.ts";
import { type Rules, scrubText } from "#lib/ingest/internal/scrub/scrub-text.ts";
import type { SecretName } from "#lib/ingest/internal/scrub/secret-names.ts";
import { isCount, isHarmlessValue } from "#lib/ingest/internal/scrub/secret-value.ts";

type Named = { secret: SecretName; name: string } | null;

/** Masks a JSON value in any depth, keys included; a value without secrets comes back itself. */
export function scrubValue(
  value: unknown,
  within: Named,
  rules: Rules,
  findings: Findings,
): unknown {
  if (typeof value === "string") return scrubString(value, within, rules, findings);
  if (typeof value === "number") return scrubNumber(value, within, findings);
  if (typeof value !== "object" || value === null) return value;
  return Array.isArray(value)
    ? scrubList(value, within, rules, findings)
    : scrubObject(value, within, rules, findings);
}

function scrubString(text: string, within: Named, rules: Rules, findings: Findings): string {
  if (!within) return scrubText(text, rules, findings);
  if (isHarmlessValue(text, within.secret, within.name)) return text;
  return mask(findings, within.secret.rule);
}

function scrubNumber(value: number, within: Named, findings: Findings): unknown {
  const digits = String(value);
  if (within) return isCount(digits, within.secret) ? value : mask(findings, within.secret.rule);
  if (value < 1e12 || !Number.isInteger(value)) return value;
  return isCardNumber(digits) ? mask(findings, "card") : value;
}

function scrubList(list: unknown[], within: Named, rules: Rules, findings: Findings): unknown[] {
  const second = within ?? namedByFirst(list, rules);
  let result: unknown[] | null = null;
  for (let index = 0; index < list.length; index++) {
    const part = list[index];
    const scrubbed = scrubValue(part, index === 1 ? second : within, rules, findings);
    if (scrubbed === part) continue;
    result ??= [...list];
    result[index] = scrubbed;
  }
  return result ?? list;
}

/** Headers and cookies often come as pairs: `["Authorization", "…"]`. */
function namedByFirst(list: unknown[], rules: Rules): Named {
  const [name] = list;
  if (list.length !== 2 || typeof name !== "string" || name.length > 64) return null;
  return named(name, rules.judge(name));
}

function scrubObject(value: object, within: Named, rules: Rules, findings: Findings): object {
  const valueName = within ?? namedBySibling(value, rules);
  let entries: [string, unknown][] | null = null;
  let index = 0;
  for (const [key, part] of Object.entries(value)) {
    const inherited = valueName && /^value$/i.test(key) ? valueName : within;
    const scrubbed = scrubMember(key, part, inherited, rules, findings);
    const cleanKey = scrubText(key, rules, findings);
    if (scrubbed !== part || cleanKey !== key) {
      entries ??= Object.entries(value);
      entries[index] = [cleanKey, scrubbed];
    }
    index++;
  }
  return entries ? Object.fromEntries(withOwnKeys(entries)) : value;
}

/** Masks one member of an object by its key and by its form. */
export function scrubMember(
  key: string,
  part: unknown,
  within: Named,
  rules: Rules,
  findings: Findings,
): unknown {
  const verdict = rules.judge(key);
  if (verdict === "keep") return part;
  return scrubValue(part, named(key, verdict) ?? within, rules, findings);
}

function named(name: string, verdict: Verdict): Named {
  return verdict && verdict !== "keep" ? { secret: verdict, name } : null;
}

/** `{ "name": "password", "value": "…" }`, as archives of requests write fields. */
function namedBySibling(value: object, rules: Rules): Named {
  if (!Object.hasOwn(value, "value")) return null;
  const { name, key } = value as { name?: unknown; key?: unknown };
  const text = typeof name === "string" ? name : key;
  if (typeof text !== "string" || text.length > 64) return null;
  return named(text, rules.judge(text));
}

/** Two keys that were masked stay two keys. */
function withOwnKeys(entries: [string, unknown][]): [string, unknown][] {
  const seen = new Set<string>();
  return entries.map(([key, value]) => {
    let own = key;
    for (let number = 2; seen.has(own); number++) own = `${key} ${number}`;
    seen.add(own);
    return [own, value];
  });
}

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
  if (within)
    return isCount(digits, within.secret, within.name) ? value : mask(findings, within.secret.rule);
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
    const inherited = valueName && /^(?:value|input)$/i.test(key) ? valueName : within;
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
  const own = named(key, verdict) ?? within;
  if (!own && Array.isArray(part) && /^raw_?headers$/i.test(key)) {
    return scrubAlternating(part, rules, findings);
  }
  return scrubValue(part, own, rules, findings);
}

/** Node lists the headers of a request as name, value, name, value. */
function scrubAlternating(list: unknown[], rules: Rules, findings: Findings): unknown[] {
  const scrubbed = list.map((part, index) => {
    const name: unknown = index % 2 === 1 ? list[index - 1] : null;
    const own = typeof name === "string" ? named(name, rules.judge(name.slice(0, 64))) : null;
    return scrubValue(part, own, rules, findings);
  });
  return scrubbed.some((part, index) => part !== list[index]) ? scrubbed : list;
}

function named(name: string, verdict: Verdict): Named {
  return verdict && verdict !== "keep" ? { secret: verdict, name } : null;
}

const siblings = ["name", "key", "field", "path", "param", "property", "loc", "Name", "Key"];

/** `{ "name": "password", "value": "…" }`, as archives of requests and validators of input write fields. */
function namedBySibling(value: object, rules: Rules): Named {
  if (!["value", "input", "Value"].some((key) => Object.hasOwn(value, key))) return null;
  const fields = new Map(Object.entries(value));
  for (const sibling of siblings) {
    const field: unknown = fields.get(sibling);
    const text: unknown = Array.isArray(field) ? field.at(-1) : field;
    if (typeof text !== "string" || !/^[^/]{1,64}$/.test(text)) continue;
    const found = named(text, rules.judge(text));
    if (found) return found;
  }
  return null;
}

/** Two keys that were masked stay two keys. */
function withOwnKeys(entries: [string, unknown][]): [string, unknown][] {
  const seen = new Set<string>();
  // Which number a key is to try next: thousands may be masked to the same.
  const next = new Map<string, number>();
  return entries.map(([key, value]) => {
    let own = key;
    let number = next.get(key) ?? 2;
    for (; seen.has(own); number++) own = `${key} ${number}`;
    next.set(key, number);
    seen.add(own);
    return [own, value];
  });
}

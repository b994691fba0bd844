import type { ScrubRule, ScrubSettings } from "#lib/ingest/scrub-schemas.ts";

/** A rule while it is edited; `key` stays its own when rules change places. */
export type DraftRule = { key: number; name: string; pattern: string; replacement: string };
export type ScrubDraft = {
  emails: boolean;
  ips: boolean;
  /** One name a line. */
  keys: string;
  keep: string;
  rules: DraftRule[];
};

/** The settings as they are edited. */
export function toScrubDraft(settings: ScrubSettings): ScrubDraft {
  const { emails, ips } = settings;
  return {
    ...{ emails, ips },
    keys: settings.keys.join("\n"),
    keep: settings.keep.join("\n"),
    rules: settings.rules.map((rule, key) => ({ replacement: "", ...rule, key })),
  };
}

/** What is edited, as the API takes it; an empty replacement is the usual one. */
export function fromScrubDraft({ emails, ips, keys, keep, rules }: ScrubDraft): ScrubSettings {
  return {
    ...{ emails, ips },
    keys: toLines(keys),
    keep: toLines(keep),
    rules: rules.map(({ name, pattern, replacement }): ScrubRule => {
      const rule = { name, pattern };
      return replacement === "" ? rule : { ...rule, replacement };
    }),
  };
}

/** The rules with the one of that key a place further up or down; where it cannot go, as they are. */
export function moveRule<Rule extends { key: number }>(
  rules: Rule[],
  key: number,
  by: -1 | 1,
): Rule[] {
  const from = rules.findIndex((rule) => rule.key === key);
  const moved = rules[from];
  const other = rules[from + by];
  if (!moved || !other) return rules;
  return rules.with(from, other).with(from + by, moved);
}

/** The rules with an empty one behind them. */
export function addRule(rules: DraftRule[]): DraftRule[] {
  const key = Math.max(-1, ...rules.map((rule) => rule.key)) + 1;
  return [...rules, { key, name: "", pattern: "", replacement: "" }];
}

function toLines(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
}

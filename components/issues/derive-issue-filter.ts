import type { IssueSearch, SearchPatch } from "#components/issues/issue-search.ts";
import {
  type ParsedSearch,
  parseSearch,
  readMoment,
  type SearchToken,
  withoutToken,
} from "#components/issues/parse-search.ts";
import type { Words } from "#components/ui/words.ts";
import type { IssueFilter } from "#lib/issues/filter-schemas.ts";
import { IssueState, Level } from "#lib/issues/schemas.ts";

type ListName = "service" | "env" | "code" | "level" | "state";
type TextName = "ref" | "after" | "before";

/** One filter of a list in words, and how the address changes to be without it. */
export type FilterChip = { label: string; value: string; patch: SearchPatch };
export type DerivedFilter = {
  filter: IssueFilter;
  chips: FilterChip[];
  /** What of the search could not be understood, in sentences. */
  notes: string[];
};

const listNames: readonly ListName[] = ["service", "env", "code", "level", "state"];
const textNames: readonly TextName[] = ["ref", "after", "before"];
const choices: Partial<Record<ListName, readonly string[]>> = {
  level: Level.options,
  state: IssueState.options,
};

/** Other names that people type for the same. */
const aliases: Record<string, ListName | TextName> = {
  ...{ environment: "env", error_code: "code", reference: "ref" },
  ...{ request: "ref", request_id: "ref", from: "after", since: "after" },
  ...{ to: "before", until: "before" },
};
const elsewhere = new Set(["release", "user", "user_id", "url", "host"]);

type SearchWords = Words<"issues.search">;
type Asked = { name: ListName | TextName; value: string; patch: SearchPatch };

/** What an address of the list of issues asks for: its own values and the tokens of its search together. */
export function deriveIssueFilter(t: SearchWords, search: IssueSearch, now: Date): DerivedFilter {
  const text = search.q ?? "";
  const parsed = parseSearch(text);
  const notes: string[] = [];
  const asked = [...readAddress(search), ...readTokens(t, text, parsed, notes)].filter((one) =>
    isUnderstood(t, one, now, notes),
  );
  const lists = listNames.map((name) => [name, join(asked.filter((one) => one.name === name))]);
  const { service, env, code, level, state } = Object.fromEntries(lists);
  const last = (name: TextName) => asked.findLast((one) => one.name === name)?.value;
  const { words } = parsed;
  const [after, before] = [momentOf(last("after"), now), momentOf(last("before"), now)];
  const filter = {
    ...{ service, environment: env, error_code: code, level, state },
    ...{ reference: last("ref"), after, before },
    q: words === "" ? undefined : words.slice(0, 300),
  };
  const chips = asked.map(({ name, value, patch }) => ({
    ...{ label: t(`labels.${name}`), value, patch },
  }));
  const tokens = parsed.tokens.map((token) => token.text).join(" ");
  const searched = { label: t("labels.text"), value: words, patch: { q: tokens || null } };
  return { filter, chips: words === "" ? chips : [...chips, searched], notes };
}

function readAddress(search: IssueSearch): Asked[] {
  const listed = listNames.flatMap((name) =>
    search[name].map((value) => ({
      ...{ name, value },
      patch: { [name]: orNull(search[name].filter((other) => other !== value)) },
    })),
  );
  const texts = textNames.flatMap((name) => {
    const value = search[name];
    return value ? [{ name, value, patch: { [name]: null } }] : [];
  });
  return [...listed, ...texts];
}

function readTokens(
  t: SearchWords,
  text: string,
  { tokens }: ParsedSearch,
  notes: string[],
): Asked[] {
  return tokens.flatMap((token) => {
    const name = nameOf(token);
    if (!name) {
      notes.push(explain(t, token));
      return [];
    }
    return [{ name, value: token.value, patch: { q: withoutToken(text, token) || null } }];
  });
}

function nameOf({ name }: SearchToken): ListName | TextName | undefined {
  return aliases[name] ?? [...listNames, ...textNames].find((known) => known === name);
}

function explain(t: SearchWords, { name, text }: SearchToken): string {
  return elsewhere.has(name) ? t("onlyRecords", { text }) : t("noField", { text, name });
}

function isUnderstood(t: SearchWords, { name, value }: Asked, now: Date, notes: string[]): boolean {
  const text = `${name}:${value}`;
  if (name === "after" || name === "before") {
    if (readMoment(value, now) !== null) return true;
    notes.push(t("noMoment", { text }));
    return false;
  }
  const known = name === "ref" ? undefined : choices[name];
  if (!known || known.includes(value)) return true;
  notes.push(t("noChoice", { text, name, choices: known.join(", ") }));
  return false;
}

function momentOf(value: string | undefined, now: Date): string | undefined {
  return value === undefined ? undefined : (readMoment(value, now) ?? undefined);
}

function join(asked: Asked[]): string | undefined {
  return asked.length > 0 ? [...new Set(asked.map(({ value }) => value))].join(",") : undefined;
}

function orNull(values: string[]): string[] | null {
  return values.length > 0 ? values : null;
}

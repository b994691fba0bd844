import { parseSearch, readMoment, type SearchToken } from "#components/issues/parse-search.ts";
import type { Words } from "#components/ui/words.ts";
import { Level } from "#lib/issues/schemas.ts";

/** A filter of records by the names of the API; `told` is a reference or a request id. */
export type RecordFilter = {
  service?: string;
  environment?: string;
  error_code?: string;
  level?: Level;
  told?: string;
  request_id?: string;
  user_id?: string;
  release?: string;
  from?: string;
  to?: string;
  q?: string;
};

type SearchWords = Words<"issues.search">;
type Search = Record<"service" | "env" | "code" | "ref" | "q", string | null>;

const fields: Record<string, keyof RecordFilter> = {
  ...{ service: "service", env: "environment", environment: "environment" },
  ...{ code: "error_code", error_code: "error_code", level: "level" },
  ...{ ref: "told", reference: "told", request: "request_id", request_id: "request_id" },
  ...{ user: "user_id", user_id: "user_id", release: "release" },
  ...{ after: "from", from: "from", since: "from", before: "to", to: "to", until: "to" },
};

/** What an address of the list of records asks for; the tokens of its search stand above its other values. */
export function deriveRecordFilter(
  t: SearchWords,
  { service, env, code, ref, q }: Search,
  now: Date,
): { filter: RecordFilter; notes: string[] } {
  const { tokens, words } = parseSearch(q ?? "");
  const given = { service, environment: env, error_code: code, told: ref, q: words };
  const read = tokens.map((token) => readToken(t, token, now));
  const notes = read.flatMap((one) => (typeof one === "string" ? [one] : []));
  const filters = read.filter((one) => typeof one !== "string");
  const kept = Object.entries(given).filter(([, value]) => value !== null && value !== "");
  return { filter: Object.assign(Object.fromEntries(kept), ...filters), notes };
}

/** What a token asks for, or why it was left out. */
function readToken(
  t: SearchWords,
  { name, value, text }: SearchToken,
  now: Date,
): RecordFilter | string {
  const field = fields[name];
  if (!field) return t("noField", { text, name });
  if (field === "level") {
    const level = Level.safeParse(value);
    const choices = Level.options.join(", ");
    return level.success ? { level: level.data } : t("noChoice", { text, name, choices });
  }
  if (field !== "from" && field !== "to") return { [field]: value };
  const moment = readMoment(value, now);
  return moment === null ? t("noMoment", { text }) : { [field]: moment };
}

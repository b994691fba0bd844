import type { Database } from "#lib/platform/database.ts";
import { readUsual } from "#lib/recovery/internal/read-usual.ts";
import { countMatches } from "#lib/recovery/internal/sql/count-matches.ts";
import { readNow } from "#lib/recovery/internal/sql/read-now.ts";
import { readSilence } from "#lib/recovery/internal/sql/read-silence.ts";
import { sumIssueArrivals } from "#lib/recovery/internal/sql/sum-issue-arrivals.ts";
import { selectErrors } from "#lib/recovery/pattern.ts";
import type { Match } from "#lib/recovery/trigger.ts";
import type { Trigger } from "#lib/recovery/trigger-schemas.ts";

export type TriggerQuestion = {
  key: string;
  service_id: number;
  environment: string;
  trigger: Trigger;
  target_ids: string[];
};

const nothing: Match = { count: 0, first_at: null, error_codes: [] };

/**
 * What a trigger finds now, by the database's clock. It reads counts and never records, so its cost does not depend
 * on how many errors arrive. Issues that open or come again are facts of their moment: of them nothing is found here.
 */
export async function measureTrigger(
  database: Database,
  question: TriggerQuestion,
): Promise<Match> {
  const [match] = await measureTriggers(database, [question]);
  if (!match) throw new Error("every question has an answer");
  return completeMatch(database, question, match);
}

/** The counts of many triggers in one statement, as far as codes alone decide; the rest one by one. */
export async function measureTriggers(
  database: Database,
  questions: TriggerQuestion[],
): Promise<Match[]> {
  const asked = questions.filter(({ trigger }) => isCountedByCode(trigger));
  const counted =
    asked.length === 0 ? [] : await countMatches(database, asked.map(toMatchQuestion));
  const known = new Map(counted.map(({ key, ...match }) => [key, match]));
  return questions.map(({ key }) => known.get(key) ?? nothing);
}

/** What the statement for many did not ask: patterns, silence, and what is usual. Throws for one trigger alone. */
export async function completeMatch(
  database: Database,
  question: TriggerQuestion,
  counted: Match,
): Promise<Match> {
  const { key, service_id, environment, trigger } = question;
  if (trigger.kind === "absence") {
    const { monitor, window_seconds } = trigger;
    const { target_ids } = question;
    return {
      ...nothing,
      silence: await readSilence(database, question, { monitor, window_seconds, target_ids }),
    };
  }
  if (trigger.kind === "new-issue" || trigger.kind === "regressed-issue") return nothing;
  const match = trigger.pattern === null ? counted : await countByIssue(database, question);
  if (trigger.kind !== "rate" || match.count < trigger.count) return match;
  const at = await readNow(database);
  return {
    ...match,
    usual: await readUsual(database, { service_id, environment }, { key, trigger, at }),
  };
}

function isCountedByCode({ kind, pattern }: Trigger): boolean {
  return pattern === null && (kind === "count" || kind === "rate" || kind === "share");
}

function toMatchQuestion({ trigger, ...question }: TriggerQuestion) {
  const { error_codes, window_seconds } = trigger;
  return { ...question, error_codes, window_seconds };
}

async function countByIssue(
  database: Database,
  { trigger, target_ids, ...place }: TriggerQuestion,
): Promise<Match> {
  const { window_seconds } = trigger;
  const rows = await sumIssueArrivals(database, place, { window_seconds, target_ids });
  const asked = rows.filter(selectErrors(trigger));
  const times = asked.map(({ first_at }) => first_at.getTime());
  return {
    count: sum(asked),
    total: sum(rows),
    first_at: times.length > 0 ? new Date(Math.min(...times)) : null,
    error_codes: [...new Set(asked.map(({ error_code }) => error_code))].sort(),
  };
}

function sum(rows: { count: number }[]): number {
  return rows.reduce((total, { count }) => total + count, 0);
}

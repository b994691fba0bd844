import type { Database } from "#lib/platform/database.ts";
import { type IssueWords, listIssueWords } from "#lib/recovery/internal/sql/list-issue-words.ts";
import { selectErrors } from "#lib/recovery/pattern.ts";
import type { History } from "#lib/recovery/replay-history.ts";
import type { Trigger } from "#lib/recovery/trigger-schemas.ts";

/** Issues of the place that opened in the range, or came again, like those that the trigger waits for. */
export async function loadHappenings(
  database: Database,
  place: { service_id: number; environment: string },
  trigger: Trigger,
  range: { from: Date; to: Date },
): Promise<History["happenings"]> {
  const isAsked = selectErrors(trigger);
  const words = await listIssueWords(database, place.service_id);
  return words
    .filter(({ counts, environments }) => counts && environments.includes(place.environment))
    .filter((issue) => trigger.kind === "new-issue" || issue.state === "regressed")
    .filter(isAsked)
    .map((issue) => ({ issue, at: momentOf(trigger, issue) }))
    .filter(({ at }) => at >= range.from && at < range.to)
    .map(({ issue: { error_code, title }, at }) => ({
      ...{ error_code, title, at: at.getTime() / 1000 },
    }))
    .sort((one, other) => one.at - other.at);
}

function momentOf({ kind }: Trigger, issue: IssueWords): Date {
  return kind === "new-issue" ? issue.first_seen : issue.state_changed_at;
}

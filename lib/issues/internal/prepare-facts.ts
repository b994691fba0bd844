import type { PlacedRecord } from "#lib/issues/internal/grouped-record.ts";
import type { SeenIssue } from "#lib/issues/internal/sql/upsert-issues.ts";
import type { Fact } from "#lib/platform/facts.ts";

/** What the other domains hear of stored records: which codes came where, which issues opened or came back. */
export function prepareFacts(
  records: PlacedRecord[],
  issues: (SeenIssue & { opened: boolean })[],
): Fact[] {
  const places = new Map<string, { service_id: number; environment: string; codes: Set<string> }>();
  for (const { service_id, environment, counted_code } of records) {
    const key = `${service_id} ${environment}`;
    const place = places.get(key) ?? { service_id, environment, codes: new Set<string>() };
    places.set(key, place);
    place.codes.add(counted_code);
  }
  const stored = [...places.values()].map(({ service_id, environment, codes }) => ({
    kind: "records-stored",
    service_id,
    payload: { environment, error_codes: [...codes] },
  }));
  const changed = issues
    .filter(({ opened, regressed }) => opened || regressed)
    .map(({ service_id, id, opened }) => ({
      kind: opened ? "issue-opened" : "issue-regressed",
      service_id,
      payload: { issue_id: id },
    }));
  return [...stored, ...changed];
}

import type { Grouping } from "#lib/grouping/fingerprint-v2.ts";
import type { NewRecord } from "#lib/issues/new-record.ts";

/** A record with what it is counted under and why it is grouped so. */
export type GroupedRecord = NewRecord & {
  reference: string;
  /** The code in charts and triggers: its own, or `OTHER` beyond a service's number of codes. */
  counted_code: string;
  grouping: Grouping;
};

/** Where the records of a fingerprint go. */
export type Settled = {
  /** The fingerprint's own issue: what records and rollups keep. */
  issue_id: string;
  /** The issue that counts: the same, unless it was merged. */
  head_id: string;
  head_fingerprint: string;
  why: string;
};

export type SettledRecord = GroupedRecord & { settled: Settled };
/** What keeps the groupings of services apart in a map. */
export function groupingId({ service_id, grouping }: GroupedRecord): string {
  return `${service_id} ${grouping.key}`;
}

import { fingerprintV1 } from "#lib/grouping/fingerprint-v1.ts";
import {
  type GroupedRecord,
  groupingId,
  type Settled,
  type SettledRecord,
} from "#lib/issues/internal/grouped-record.ts";
import { isInTransition } from "#lib/issues/internal/grouping-transition.ts";
import { type Learnt, learnTemplates } from "#lib/issues/internal/learn-templates.ts";
import { toSighting } from "#lib/issues/internal/prepare-sightings.ts";
import { findIssueHeads, type IssueHead } from "#lib/issues/internal/sql/find-issue-heads.ts";
import { insertEmptyIssues } from "#lib/issues/internal/sql/insert-empty-issues.ts";
import { lockIssues } from "#lib/issues/internal/sql/lock-issues.ts";
import { mergeIssueRows } from "#lib/issues/internal/sql/merge-issues.ts";
import type { DatabasePool } from "#lib/platform/database.ts";
import { transactDirectly } from "#lib/platform/statements.ts";

/** A place that changed meanwhile is found out when records are counted there: see `StaleGrouping`. */
const mostRemembered = 50_000;
const remembered = new WeakMap<DatabasePool, Map<string, Settled>>();

/** Forgets where fingerprints went, because some of it is not so any more. */
export function forgetSettled(pool: DatabasePool): void {
  remembered.delete(pool);
}

/** Notes in each record which issue counts it and which one it keeps the id of. */
export async function settleFingerprints(
  pool: DatabasePool,
  records: GroupedRecord[],
): Promise<SettledRecord[]> {
  const known = remembered.get(pool) ?? new Map<string, Settled>();
  remembered.set(pool, known);
  // Its own, as another batch may clear what is remembered while this one waits.
  const all = new Map<string, Settled>();
  const missing = new Map<string, GroupedRecord>();
  for (const record of records) {
    const id = groupingId(record);
    const settled = known.get(id);
    if (settled) all.set(id, settled);
    else missing.set(id, record);
  }
  if (missing.size > 0) {
    if (known.size + missing.size > mostRemembered) known.clear();
    for (const [id, settled] of await settle(pool, [...missing.values()])) {
      known.set(id, settled);
      all.set(id, settled);
    }
  }
  return records.map((record) => {
    const settled = all.get(groupingId(record));
    if (!settled) throw new Error("a fingerprint was settled for no record");
    return Object.assign(record, { settled });
  });
}

async function settle(pool: DatabasePool, records: GroupedRecord[]): Promise<[string, Settled][]> {
  const learnt = await learnTemplates(pool, await withoutIssue(pool, records));
  const wanted = records.map((record) => ({ ...asGrouped(record), ...learnt.get(record) }));
  const heads = await findHeads(pool, wanted);
  const unknown = wanted.filter((one) => !heads.has(keyOf(one)));
  if (unknown.length > 0) {
    await transactDirectly(pool, (statements) =>
      insertEmptyIssues(
        statements,
        unknown.map(({ record, fingerprint, why }) => toSighting(record, fingerprint, why)),
      ),
    );
    if (await isInTransition(pool)) await joinEarlierVersion(pool, unknown);
    for (const [key, head] of await findHeads(pool, unknown)) heads.set(key, head);
  }
  return wanted.map((one) => {
    const issue = heads.get(keyOf(one));
    if (!issue) throw new Error("an issue that was just made is not there");
    const { id: issue_id, head_id, head_fingerprint } = issue;
    return [groupingId(one.record), { issue_id, head_id, head_fingerprint, why: one.why }];
  });
}

type Wanted = Learnt & { record: GroupedRecord };

function asGrouped(record: GroupedRecord): Wanted {
  return { record, fingerprint: record.grouping.key, why: record.grouping.why };
}

/**
 * Those whose message is still to be learnt. One that has an issue of its own keeps it, also where that was merged into
 * another by what was learnt since: else nothing of it could be split off again.
 */
async function withoutIssue(
  pool: DatabasePool,
  records: GroupedRecord[],
): Promise<GroupedRecord[]> {
  const learners = records.filter(({ grouping }) => grouping.template).map(asGrouped);
  if (learners.length === 0) return [];
  const heads = await findHeads(pool, learners);
  return learners.filter((one) => !heads.has(keyOf(one))).map(({ record }) => record);
}

function keyOf({ record, fingerprint }: Wanted): string {
  return `${record.service_id} ${fingerprint}`;
}

async function findHeads(pool: DatabasePool, wanted: Wanted[]): Promise<Map<string, IssueHead>> {
  const keys = wanted.map(({ record, fingerprint }) => ({
    service_id: record.service_id,
    fingerprint,
  }));
  const heads = await transactDirectly(pool, (statements) => findIssueHeads(statements, keys));
  return new Map(heads.map((head) => [`${head.service_id} ${head.fingerprint}`, head]));
}

/** An error that version 1 has grouped stays in its issue: the new fingerprint's issue is merged into it. */
async function joinEarlierVersion(pool: DatabasePool, unknown: Wanted[]): Promise<void> {
  const earlier = unknown.map((wanted) => ({
    ...wanted,
    fingerprint: fingerprintV1(wanted.record).key,
  }));
  const [before, fresh] = await Promise.all([findHeads(pool, earlier), findHeads(pool, unknown)]);
  for (const [index, old] of earlier.entries()) {
    const target = before.get(keyOf(old));
    const wanted = unknown[index];
    const issue = wanted && fresh.get(keyOf(wanted));
    // Merged already: somebody else was quicker.
    if (!target || !issue || issue.id !== issue.head_id || issue.id === target.head_id) continue;
    const { service_id } = old.record;
    await transactDirectly(pool, async (statements) => {
      const fingerprints = [issue.fingerprint, target.fingerprint];
      const locked = await lockIssues(statements, service_id, fingerprints);
      const isHead = (id: string) =>
        locked.some((row) => row.id === id && row.merged_into === null);
      if (!isHead(target.head_id) || !isHead(issue.id)) return;
      await mergeIssueRows(statements, {
        ...{ service_id, target: target.head_id, sources: [issue.id] },
        by: "version",
      });
    });
  }
}

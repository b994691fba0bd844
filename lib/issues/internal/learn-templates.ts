import { keyOfTemplate } from "#lib/grouping/fingerprint-v2.ts";
import {
  bucketOf,
  emptyModel,
  learnShape,
  type TemplateModel,
} from "#lib/grouping/template-model.ts";
import type { GroupedRecord } from "#lib/issues/internal/grouped-record.ts";
import { toSighting } from "#lib/issues/internal/prepare-sightings.ts";
import {
  type IssueSighting,
  insertEmptyIssues,
} from "#lib/issues/internal/sql/insert-empty-issues.ts";
import { lockIssues } from "#lib/issues/internal/sql/lock-issues.ts";
import { mergeIssueRows } from "#lib/issues/internal/sql/merge-issues.ts";
import { lockModel, saveModel } from "#lib/issues/internal/sql/message-models.ts";
import { StaleGrouping } from "#lib/issues/internal/stale-grouping.ts";
import type { DatabasePool } from "#lib/platform/database.ts";
import { type Statements, transactDirectly } from "#lib/platform/statements.ts";

export type Learnt = { fingerprint: string; why: string };
/** The record's issue is to count for those of the absorbed fingerprints. */
type Absorption = { sighting: IssueSighting; absorbed: string[] };
type Learner = { record: GroupedRecord; scope: string; shape: string };

/**
 * Which fingerprint each record has whose message's words matter, by what was learnt of them. The model of a scope is
 * one locked row, so any number of processes learn the same; issues that turn out to be one are merged.
 */
export async function learnTemplates(
  pool: DatabasePool,
  records: GroupedRecord[],
): Promise<Map<GroupedRecord, Learnt>> {
  const learnt = new Map<GroupedRecord, Learnt>();
  const learners = records.flatMap((record): Learner[] =>
    record.grouping.template ? [{ record, ...record.grouping.template }] : [],
  );
  const places = Map.groupBy(learners, ({ record, scope, shape }) =>
    JSON.stringify([record.service_id, scope, bucketOf(shape)]),
  );
  for (const group of places.values()) {
    await transactDirectly(pool, async (statements) => {
      for (const [record, outcome] of await learnInOneModel(statements, group)) {
        learnt.set(record, outcome);
      }
    });
  }
  return learnt;
}

async function learnInOneModel(
  statements: Statements,
  group: Learner[],
): Promise<[GroupedRecord, Learnt][]> {
  const [first] = group;
  if (!first) return [];
  const place = {
    service_id: first.record.service_id,
    scope: first.scope,
    bucket: bucketOf(first.shape),
  };
  let model: TemplateModel = (await lockModel(statements, place)) ?? emptyModel;
  let changed = false;
  const learnt: [GroupedRecord, Learnt][] = [];
  const absorptions: Absorption[] = [];
  for (const { record, scope, shape } of group) {
    const step = learnShape(model, shape);
    model = step.model;
    changed ||= step.changed;
    const outcome = {
      fingerprint: keyOfTemplate(scope, step.founder),
      why: record.grouping.why.replace(shape, () => step.template),
    };
    learnt.push([record, outcome]);
    if (step.absorbed.length > 0) {
      const absorbed = step.absorbed.map((founder) => keyOfTemplate(scope, founder));
      const sighting = toSighting(record, outcome.fingerprint, outcome.why);
      absorptions.push({ sighting, absorbed });
    }
  }
  await absorbAll(statements, place.service_id, absorptions);
  if (changed) await saveModel(statements, place, model);
  return learnt;
}

/** Locks all that these merges may change before the first of them: what is locked one by one has no order. */
async function absorbAll(
  statements: Statements,
  service_id: number,
  absorptions: Absorption[],
): Promise<void> {
  if (absorptions.length === 0) return;
  const sightings = absorptions.flatMap(({ sighting, absorbed }) =>
    [sighting.fingerprint, ...absorbed].map((fingerprint) => ({ ...sighting, fingerprint })),
  );
  await insertEmptyIssues(statements, sightings);
  const fingerprints = sightings.map(({ fingerprint }) => fingerprint);
  const issues = await lockIssues(statements, service_id, fingerprints);
  const heads = new Set(issues.filter((row) => row.merged_into === null).map(({ id }) => id));
  if (issues.some(({ id, merged_into }) => !heads.has(merged_into ?? id))) {
    throw new StaleGrouping("an issue was merged or split while this waited for its lock");
  }
  for (const absorption of absorptions) await absorb(statements, service_id, absorption);
}

/** Merges into the record's issue, unless a person keeps one of them apart, or the issue that one counts in. */
async function absorb(
  statements: Statements,
  service_id: number,
  { sighting, absorbed }: Absorption,
): Promise<void> {
  const issues = await lockIssues(statements, service_id, [sighting.fingerprint, ...absorbed]);
  const own = issues.find(({ fingerprint }) => fingerprint === sighting.fingerprint);
  if (!own) throw new Error("an issue that was just made is not there");
  const apart = new Set(issues.filter(({ stays_apart }) => stays_apart).map(({ id }) => id));
  const headOf = ({ id, merged_into }: (typeof issues)[number]) => merged_into ?? id;
  const isKeptApart = (row: (typeof issues)[number]) => apart.has(row.id) || apart.has(headOf(row));
  const target = headOf(own);
  if (isKeptApart(own)) return;
  const sources = issues
    .filter((row) => absorbed.includes(row.fingerprint) && !isKeptApart(row))
    .map(headOf)
    .filter((id) => id !== target);
  if (sources.length === 0) return;
  await mergeIssueRows(statements, {
    service_id,
    target,
    sources: [...new Set(sources)],
    by: "template",
  });
}

import { findRecords } from "#lib/issues/find-records.ts";
import { listIssues } from "#lib/issues/list-issues.ts";
import { readReference } from "#lib/issues/reference.ts";
import type { Issue, Record } from "#lib/issues/schemas.ts";
import type { Context } from "#lib/platform/context.ts";
import { environment } from "#lib/platform/env.ts";
import {
  type FoundRun,
  type FoundScenario,
  findRuns,
  findScenarios,
} from "#lib/recovery/find-plans.ts";
import type { Found } from "#lib/runtime/search-schemas.ts";
import { type FoundService, findServices } from "#lib/services/find-services.ts";

/** Of each kind; who wants more goes to its page. */
const limit = 5;
const dayMilliseconds = 86_400_000;
/** Around a record whose page is opened, so that it is on the first page of the list. */
const spanMilliseconds = 60_000;

/**
 * What some words lead to, at most five of each kind: the record of a reference or request id, then issues, services,
 * scenarios and runs. Reads only; throws `forbidden` without the right to read.
 */
export async function searchDashboard(context: Context, text: string): Promise<{ data: Found[] }> {
  const search = { text, limit };
  const [record, { data: issues }, services, scenarios] = await Promise.all([
    findToldRecord(context, text),
    listIssues(context, { q: text, sort: "last_seen", limit }),
    findServices(context, search),
    findScenarios(context, search),
  ]);
  const runs = await findRuns(context, { ...search, services: services.map(({ id }) => id) });
  return {
    data: [
      ...(record ? [describeRecord(record)] : []),
      ...issues.map(describeIssue),
      ...services.map(describeService),
      ...scenarios.map(describeScenario),
      ...runs.map(describeRun),
    ],
  };
}

/** The newest record that a visitor's reference or a request id names, as far back as records are kept. */
async function findToldRecord(context: Context, text: string): Promise<Record | undefined> {
  if (/\s/.test(text) && !readReference(text)) return undefined;
  const kept = environment().RETENTION_DAYS * dayMilliseconds;
  const { data } = await findRecords(context, {
    told: text,
    from: new Date(context.now().getTime() - kept).toISOString(),
    limit: 1,
  });
  return data[0];
}

function describeRecord({ id, reference, timestamp, ...record }: Record): Found {
  const at = new Date(timestamp).getTime();
  const address = new URLSearchParams({
    ref: reference,
    from: new Date(at - spanMilliseconds).toISOString(),
    to: new Date(at + spanMilliseconds).toISOString(),
    record: id,
  });
  return {
    kind: "record",
    title: `${reference} · ${record.error_code}`,
    detail: `${record.service_name} · ${record.environment}`,
    path: `/records?${address}`,
  };
}

function describeIssue({ id, title, error_code, service }: Issue): Found {
  return { kind: "issue", title, detail: `${error_code} · ${service}`, path: `/issues/${id}` };
}

function describeService({ name }: FoundService): Found {
  return {
    kind: "service",
    title: name,
    detail: "",
    path: `/services/${encodeURIComponent(name)}`,
  };
}

function describeScenario({ name, service, mode }: FoundScenario): Found {
  return {
    kind: "scenario",
    title: name,
    detail: `${service} · ${mode}`,
    path: `/scenarios/${encodeURIComponent(name)}`,
  };
}

function describeRun({ id, name, service, state, created_at }: FoundRun): Found {
  const day = created_at.toISOString().slice(0, 16).replace("T", " ");
  return {
    kind: "run",
    title: name,
    detail: `${service} · ${state.toLowerCase().replaceAll("_", " ")} · ${day} UTC`,
    path: `/recovery/runs/${id}`,
  };
}

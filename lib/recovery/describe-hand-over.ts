import type { Context } from "#lib/platform/context.ts";
import type { Run } from "#lib/recovery/answers.ts";
import { prepareApprovalLink } from "#lib/recovery/approval-link.ts";
import { getRun } from "#lib/recovery/list-runs.ts";
import { listNoticeLinks, type NoticeAction, type NoticeLink } from "#lib/recovery/notice-links.ts";
import type { RunState } from "#lib/recovery/schemas.ts";

/** A run as people are told of it. */
export type HandOver = {
  kind: string;
  service: string;
  environment: string;
  incident_id: string | null;
  /** Whether that incident goes on. */
  incident_open: boolean;
  run_id: string;
  state: RunState;
  /** Who approved or rejected it. */
  decided_by: string | null;
  severity: "info" | "warning" | "error" | "critical";
  /** Names of the channels that the scenario escalates to. */
  channels: string[];
  title: string;
  summary: string;
  attempts: {
    /** From 1. */
    step: number;
    action: string;
    target: string;
    result: string | null;
    detail: string | null;
    at: string;
  }[];
  verdict: string | null;
  /** Of the run's page, to be appended to the public address. */
  path: string;
  links: NoticeLink[];
  /** What to press next; who reads of a proposal may decide about it by its link. */
  actions: NoticeAction[];
};

type Kind = { kind: string; says: string; severity: HandOver["severity"] };

const kinds: Partial<Record<RunState, Kind>> = {
  AWAITING_APPROVAL: {
    ...{ kind: "approval-asked", severity: "warning" },
    says: "waits for your approval",
  },
  ESCALATED: { kind: "escalated", severity: "error", says: "did not recover the service" },
  FAILED: { kind: "failed", severity: "error", says: "could not be carried out" },
  NEEDS_ATTENTION: {
    ...{ kind: "needs-attention", severity: "critical" },
    says: "needs somebody to look at the target",
  },
  EXPIRED: { kind: "expired", severity: "error", says: "was not started in time" },
  RECOVERED: { kind: "recovered", severity: "info", says: "recovered the service" },
  SKIPPED_RECOVERED: { kind: "recovered", severity: "info", says: "found the service well again" },
};

/** The whole story of a run for those who take over from it; throws `not-found`. */
export async function describeHandOver(context: Context, run_id: string): Promise<HandOver> {
  const run = await getRun(context, run_id);
  const incident = run.incident_id
    ? await context.database.incident.findUnique({ where: { id: run.incident_id } })
    : null;
  const { kind, says, severity } = kinds[run.state] ?? describeMove(run);
  const path = `/recovery/runs/${run_id}`;
  const { service, environment, incident_id, state, decided_by, verdict } = run;
  return {
    ...{ kind, service, environment, incident_id, run_id, state, decided_by, verdict, path },
    incident_open: incident !== null && incident.closed_at === null,
    severity: verdict === "worse" ? "critical" : severity,
    channels: run.definition?.escalate_to ?? [],
    title: `${service}: ${run.name} ${says}`,
    summary: summarise(run),
    attempts: run.attempts.map(({ step, action, target, result, detail, intended_at }) => ({
      ...{ step: step + 1, action, target, result, detail },
      at: intended_at,
    })),
    links: listNoticeLinks(service, incident?.opened_at ?? new Date(run.created_at), context.now()),
    actions: listActions(run, path),
  };
}

function describeMove({ state }: Run): Kind {
  return { kind: "moved", severity: "info", says: `is ${state}` };
}

/** The next button: approve what asks, run again what was in vain. */
function listActions(run: Run, path: string): NoticeAction[] {
  const { id, state, scenario, service, expires_at } = run;
  if (state === "AWAITING_APPROVAL") {
    const until = expires_at ? new Date(expires_at) : null;
    const url = until ? prepareApprovalLink({ id, expires_at: until }) : path;
    return [{ label: "Approve or reject", url }];
  }
  if (state === "NEEDS_ATTENTION") return [{ label: "Look at the run", url: path }];
  const again = scenario
    ? `/scenarios/${encodeURIComponent(scenario)}`
    : `/services/${encodeURIComponent(service)}`;
  return [{ label: "Run again", url: again }];
}

function summarise(run: Run): string {
  const last = run.events.at(-1)?.detail ?? "";
  return last === run.reason ? run.reason : `${run.reason} ${last}`.trim();
}

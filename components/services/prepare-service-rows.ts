import type { Timeline } from "#lib/insights/schemas.ts";
import type { Issue } from "#lib/issues/schemas.ts";
import type { RecoverySummary } from "#lib/recovery/answers.ts";
import type { Service } from "#lib/services/schemas.ts";

export type ServiceCondition = "waiting" | "recovering" | "degraded" | "fine";
export type ServiceRow = {
  name: string;
  environments: string[];
  /** Errors in 24 h, and in each of its parts, oldest first. */
  errors: number;
  trend: number[];
  open_issues: number;
  condition: ServiceCondition;
  /** The live run that the condition speaks of. */
  run_id: string | null;
};

type Input = {
  services: Pick<Service, "name" | "environments">[];
  timeline: Timeline;
  issues: Pick<Issue, "service">[];
  summary: Pick<RecoverySummary, "recovering" | "waiting" | "needs_people">;
};

/** Joins what several domains know of each service. */
export function prepareServiceRows({ services, timeline, issues, summary }: Input): ServiceRow[] {
  const trends = new Map(timeline.series.map(({ key, points }) => [key, points]));
  const open = new Map<string, number>();
  for (const { service } of issues) open.set(service, (open.get(service) ?? 0) + 1);
  return services.map(({ name, environments }) => {
    const trend = (trends.get(name) ?? []).map(([, count]) => count);
    return {
      name,
      environments,
      errors: trend.reduce((sum, count) => sum + count, 0),
      trend,
      open_issues: open.get(name) ?? 0,
      ...judgeService(name, summary),
    };
  });
}

/** What most deserves a look: a question that waits, then a live run, then an incident nobody works on. */
export function judgeService(
  name: string,
  summary: Input["summary"],
): Pick<ServiceRow, "condition" | "run_id"> {
  const ofService = ({ service }: { service: string }) => service === name;
  const waiting = summary.waiting.find(ofService);
  if (waiting) return { condition: "waiting", run_id: waiting.id };
  const recovering = summary.recovering.find(ofService);
  if (recovering) return { condition: "recovering", run_id: recovering.id };
  const degraded = summary.needs_people.some(ofService);
  return { condition: degraded ? "degraded" : "fine", run_id: null };
}

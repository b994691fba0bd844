import type { SearchParams } from "nuqs/server";
import { ReliabilityPanel } from "#components/recovery/reliability-panel.tsx";
import { loadPeriod, resolvePeriod } from "#components/recovery/reliability-period.ts";
import type { Context } from "#lib/platform/context.ts";
import { getReliability } from "#lib/recovery/get-reliability.ts";
import { listIncidents } from "#lib/recovery/list-incidents.ts";

type Props = { context: Context; searchParams: Promise<SearchParams>; service?: string };

/** Reliability of all services, or of one, for the time that the address asks for. */
export async function RecoveryReliability({ context, searchParams, service }: Props) {
  const period = resolvePeriod(await loadPeriod(searchParams), context.now());
  const question = { service, from: period.from, to: period.to };
  const [reliability, incidents] = await Promise.all([
    getReliability(context, question),
    listIncidents(context, { ...question, limit: 200 }),
  ]);
  return (
    <ReliabilityPanel
      reliability={reliability}
      incidents={incidents.data}
      period={period}
      single={service !== undefined}
    />
  );
}

import { getTranslations } from "next-intl/server";
import { HealthPanel } from "#components/services/health-panel.tsx";
import { judgeHealth } from "#components/services/judge-health.ts";
import { getServiceHealth } from "#lib/insights/get-service-health.ts";
import type { Context } from "#lib/platform/context.ts";
import { listIncidents } from "#lib/recovery/list-incidents.ts";

/** How a service stands, why, and how many errors it reports. */
export async function ServiceHealth({ context, service }: { context: Context; service: string }) {
  const [health, incidents, t] = await Promise.all([
    getServiceHealth(context, service),
    listIncidents(context, { service, limit: 100 }),
    getTranslations("services.health"),
  ]);
  const incident = incidents.data.find(({ closed_at }) => closed_at === null) ?? null;
  return (
    <HealthPanel
      health={health}
      judged={judgeHealth(t, { health, incident, now: context.now() })}
    />
  );
}

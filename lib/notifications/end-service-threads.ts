import { endThread } from "#lib/notifications/end-thread.ts";
import type { Context } from "#lib/platform/context.ts";

/** Ends what was told of a service that was deleted: nobody has to look after it any more. May be repeated. */
export async function endServiceThreads(
  context: Context,
  { service_id, name }: { service_id: number; name: string },
): Promise<void> {
  const open = await context.database.noticeThread.findMany({
    where: { service_id, closed_at: null },
    select: { thread: true },
    distinct: ["thread"],
  });
  for (const { thread } of open) {
    await endThread(context, {
      ...{ thread, service_id },
      notice: {
        ...{ kind: "incident.recovered", service: name, incident_id: null, run_id: null },
        title: `${name} was deleted`,
        summary: "What was told of it needs nobody any more.",
        ...{ severity: "info", facts: [], path: "/services" },
      },
    });
  }
}

import { setTimeout as sleep } from "node:timers/promises";
import type { Context } from "#lib/platform/context.ts";
import { listAgentsWithJobs } from "#lib/recovery/internal/sql/list-agents-with-jobs.ts";

const lookMilliseconds = 200;

const waiting = new Map<string, Set<() => void>>();
let looking = false;

/**
 * Waits until an agent may have a job, the time is over or the signal ends. However many agents wait in this process,
 * one statement looks for all of them, and none of them holds a connection.
 */
export function waitForJob(
  context: Context,
  wait: { agent_id: string; milliseconds: number; signal: AbortSignal },
): Promise<void> {
  const { agent_id, milliseconds, signal } = wait;
  return new Promise((resolve) => {
    const bells = waiting.get(agent_id) ?? new Set();
    waiting.set(agent_id, bells);
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      bells.delete(end);
      if (bells.size === 0) waiting.delete(agent_id);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal.addEventListener("abort", end);
    bells.add(end);
    if (signal.aborted) end();
    else if (!looking) void look(context);
  });
}

async function look(context: Context): Promise<void> {
  looking = true;
  while (waiting.size > 0) {
    // While the database is away nobody is woken; each poll ends by its own time.
    const ids = await listAgentsWithJobs(context.database, [...waiting.keys()]).catch(() => []);
    for (const id of ids) for (const ring of [...(waiting.get(id) ?? [])]) ring();
    await sleep(lookMilliseconds);
  }
  looking = false;
}

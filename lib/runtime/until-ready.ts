import type { Environment } from "#lib/platform/env.ts";
import { StartFailure } from "#lib/platform/errors.ts";
import { pause } from "#lib/runtime/supervise.ts";

const longestMilliseconds = 90_000;
const everyMilliseconds = 100;

/** Waits until the product says that it is ready, or is told to stop. Throws `StartFailure` after 90 seconds. */
export async function untilReady(
  { HOST, PORT }: Pick<Environment, "HOST" | "PORT">,
  stop: AbortSignal,
): Promise<void> {
  const url = `http://${reachableHost(HOST)}:${PORT}/api/health/ready`;
  const deadline = performance.now() + longestMilliseconds;
  let last = "web does not answer";
  while (!stop.aborted) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(2000) }).catch(() => null);
    if (answer?.ok) return;
    if (answer) last = await answer.text().catch(() => last);
    if (performance.now() > deadline) {
      throw new StartFailure(`Not ready after 90 seconds: ${last}. The log above says why.`);
    }
    await pause(everyMilliseconds, stop);
  }
}

/** Where a process on this machine reaches a server that listens on `host`. */
export function reachableHost(host: string): string {
  if (host === "0.0.0.0") return "127.0.0.1";
  if (host === "::") return "[::1]";
  return host.includes(":") ? `[${host}]` : host;
}

import { factsChannel } from "#lib/platform/facts.ts";
import { listen } from "#lib/platform/listen.ts";
import type { Logger } from "#lib/platform/logger.ts";
import type { Alarm } from "#lib/runtime/repeat.ts";

/** Rings the alarm when a transaction with facts commits; while the connection is lost, polling covers the gap. */
export function listenForFacts(
  databaseUrl: string,
  alarm: Alarm,
  signal: AbortSignal,
  log: Logger,
): Promise<void> {
  return listen(databaseUrl, { channel: factsChannel, heard: () => alarm.ring() }, signal, log);
}

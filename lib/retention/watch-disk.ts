import type { Context } from "#lib/platform/context.ts";
import type { DiskLevel } from "#lib/platform/disk-reserve.ts";
import { diskState } from "#lib/platform/disk-space.ts";

const words = {
  ok: "the disk has room again",
  low: "the disk is getting full; free some space or shorten RETENTION_DAYS",
  full: "the disk is nearly full: new records are refused until there is room",
};

let told: DiskLevel = "ok";

/** Logs when the disk becomes low or full, and when it has room again. */
export async function watchDisk(
  { log }: Pick<Context, "log">,
  current = diskState(),
): Promise<void> {
  const { state, ...figures } = current;
  if (state === told) return;
  told = state;
  log[state === "ok" ? "info" : "warn"](figures, words[state]);
}

export type DiskLevel = "ok" | "low" | "full";
export type Space = { free_bytes: number; total_bytes: number };

const mebibyte = 1024 * 1024;
const gibibyte = 1024 * mebibyte;
/** What a level was entered at is not enough to leave it: otherwise a disk at the edge would flap. */
const hysteresis = 1.2;

/** Below how many free bytes a file system of this size is low, and below how many it is full. */
export function deriveThresholds(
  totalBytes: number,
  reserveMebibytes?: number,
): { low: number; full: number } {
  // A share alone would refuse on a large disk that has room for weeks; bytes alone would be most of a small one.
  const low = Math.min(0.15 * totalBytes, 4 * gibibyte);
  const full = Math.min(0.05 * totalBytes, gibibyte);
  if (reserveMebibytes === undefined) return { low, full };
  const reserve = reserveMebibytes * mebibyte;
  return { low: Math.max(low, 2 * reserve), full: reserve };
}

/** The level of a file system after `before`: entered below a threshold, left a fifth above it. */
export function deriveDiskLevel(
  { free_bytes, total_bytes }: Space,
  before: DiskLevel,
  reserveMebibytes?: number,
): DiskLevel {
  const { low, full } = deriveThresholds(total_bytes, reserveMebibytes);
  if (free_bytes < full * (before === "full" ? hysteresis : 1)) return "full";
  if (free_bytes < low * (before === "ok" ? 1 : hysteresis)) return "low";
  return "ok";
}

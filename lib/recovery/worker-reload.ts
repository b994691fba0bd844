/** Pids of the worker processes that serve, apart by blanks. */
type Workers = { workers: string };

/**
 * How far a reload got that replaces worker processes: done when no worker of before serves any more and others do,
 * half while both or none serve, none while only those of before do.
 */
export function judgeReload(before: Workers, now: Workers): "done" | "half" | "none" {
  const old = toPids(before.workers);
  const serving = toPids(now.workers);
  const stayed = serving.filter((pid) => old.includes(pid));
  if (serving.length > stayed.length) return stayed.length === 0 ? "done" : "half";
  return stayed.length > 0 || old.length === 0 ? "none" : "half";
}

export function toPids(text: string): string[] {
  return text.split(" ").filter(Boolean);
}

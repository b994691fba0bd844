type Values = Record<string, string | number | null>;

/**
 * How the last job on a target ended, as evidence. `not_run`: it never began. `open`: the agent is there and has not
 * said yet. `lost`: it took the job and is away.
 */
export type LastResult = "ok" | "failed" | "not_run" | "unknown" | "open" | "lost";

/** Names of our own members in the evidence; all others come from the host. */
const ours = ["last_job", "last_result"];

/** What a command did, by what the agent said of it, and where that says nothing, by what its host shows. */
export function judgeAgentEffect(
  before: Values | null,
  after: Values | null,
): "done" | "none" | "unreadable" | "unknowable" {
  const shown = Object.keys(before ?? {}).some((name) => !ours.includes(name));
  if (!after) return shown ? "unreadable" : "unknowable";
  // The same job as before the intent: the worker ended before it asked anything of the agent.
  if (after.last_job === (before?.last_job ?? null)) return "none";
  if (after.last_result === "ok") return "done";
  if (after.last_result === "not_run") return "none";
  if (after.last_result === "open") return "unreadable";
  if (!shown) return "unknowable";
  const names = Object.keys(after).filter((name) => !ours.includes(name));
  if (names.length === 0) return "unreadable";
  // Unchanged is no proof: the command may still be at work where nobody watches it any more.
  return names.some((name) => after[name] !== before?.[name]) ? "done" : "unknowable";
}

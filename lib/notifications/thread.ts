import { z } from "zod";

const minute = 60;
const hour = 60 * minute;

/** A hand-over that nobody has ended is said again this often. */
export const repeatSeconds = 4 * hour;

/** How long a kind that was told stays quiet in its thread; a question goes out of date sooner than a hand-over. */
export function quietSeconds(kind: string): number {
  return kind === "run.approval-asked" ? 30 * minute : repeatSeconds;
}

/** Kinds that were told, with the time of their last message. */
export const Told = z.record(z.string(), z.coerce.date());
export type Told = z.infer<typeof Told>;

export type ThreadState = {
  told: Told;
  folded: number;
  update_at: Date | null;
  closed_at: Date | null;
};

export type ThreadStep =
  | { step: "tell"; phase: "opened" | "updated"; more: number; told: Told; update_at: Date }
  | { step: "fold"; folded: number; update_at: Date }
  /** The incident is over: nobody needs to hear of it any more. */
  | { step: "drop" };

/** What a notice does to the thread of its incident: news is told at once, the same again waits until it was quiet long enough. */
export function deriveStep(thread: ThreadState, kind: string, now: Date): ThreadStep {
  if (thread.closed_at) return { step: "drop" };
  const last = thread.told[kind];
  const quietUntil = last ? after(last, quietSeconds(kind)) : now;
  if (quietUntil > now) {
    const update_at = earlier(thread.update_at, quietUntil);
    return { step: "fold", folded: thread.folded + 1, update_at };
  }
  return {
    step: "tell",
    phase: Object.keys(thread.told).length === 0 ? "opened" : "updated",
    more: thread.folded,
    told: { ...thread.told, [kind]: now },
    update_at: after(now, repeatSeconds),
  };
}

/** What the end of a quiet time brings: one message for all that was folded, or a reminder that it is still open. */
export function deriveRepeat(thread: ThreadState, kind: string, now: Date) {
  return {
    more: thread.folded,
    reminder: true,
    told: { ...thread.told, [kind]: now },
    update_at: after(now, repeatSeconds),
  };
}

function after(time: Date, seconds: number): Date {
  return new Date(time.getTime() + seconds * 1000);
}

function earlier(one: Date | null, other: Date): Date {
  return one && one < other ? one : other;
}

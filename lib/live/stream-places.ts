import type { Actor } from "#lib/platform/context.ts";
import { Problem } from "#lib/platform/errors.ts";

/** How many streams one person or token may hold, and how many there may be in this process. */
export type StreamLimits = { each: number; all: number };

const retryAfterSeconds = 30;

/** Places for open streams: `take` gives one and answers how to give it back, or throws `too-many`. */
export function createPlaces(limits: StreamLimits) {
  const held = new Map<string, number>();
  let all = 0;
  return {
    take(actor: Pick<Actor, "kind" | "id">): () => void {
      const holder = `${actor.kind} ${actor.id}`;
      const own = held.get(holder) ?? 0;
      if (own >= limits.each || all >= limits.all) {
        const whose = own >= limits.each ? "of yours" : "here";
        throw new Problem("too-many", `There are as many open streams ${whose} as there may be.`, {
          retryAfterSeconds,
        });
      }
      held.set(holder, own + 1);
      all += 1;
      let isHeld = true;
      return () => {
        if (!isHeld) return;
        isHeld = false;
        all -= 1;
        const left = (held.get(holder) ?? 1) - 1;
        if (left > 0) held.set(holder, left);
        else held.delete(holder);
      };
    },
  };
}

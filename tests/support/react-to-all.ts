import { reactToFacts } from "#lib/runtime/react-to-facts.ts";
import { lanes } from "#lib/runtime/subscriptions.ts";

/** Hands over every fact that is due, and those that come of it; answers how many there were. */
export async function reactToAll(context: Parameters<typeof reactToFacts>[0]): Promise<number> {
  let all = 0;
  for (;;) {
    let some = 0;
    for (const lane of lanes) some += await reactToFacts(context, lane);
    if (some === 0) return all;
    all += some;
  }
}

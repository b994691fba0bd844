import { createScrubber, type Scrubber } from "#lib/ingest/scrub-record.ts";
import { ScrubSettings, scrubbingByDefault } from "#lib/ingest/scrub-schemas.ts";
import type { DatabasePool } from "#lib/platform/database.ts";

export const scrubbingSetting = "scrubbing";
/** What another process changed counts within this time. */
const rememberedMilliseconds = 2000;

type InForce = {
  scrubber: Scrubber;
  text: string;
  until: number;
  asking: Promise<void> | null;
  /** The first question has ended, if only by a database that is away. */
  isSettled: boolean;
};
const inForce = new WeakMap<DatabasePool, InForce>();

/**
 * The scrubber by the settings of this installation, which are read at most every two seconds and waited for, by all who
 * come, the first time only. While the database is away, what was known counts; secrets are masked whatever the settings
 * say.
 */
export function scrubberInForce(pool: DatabasePool, now: number): Scrubber | Promise<Scrubber> {
  const known = inForce.get(pool);
  if (known?.isSettled && known.until > now) return known.scrubber;
  const state: InForce = known ?? {
    ...{ scrubber: createScrubber(scrubbingByDefault), text: "", until: 0, asking: null },
    isSettled: false,
  };
  inForce.set(pool, state);
  state.asking ??= refresh(pool, state, now).finally(() => {
    state.asking = null;
    state.isSettled = true;
  });
  return state.isSettled ? state.scrubber : state.asking.then(() => state.scrubber);
}

async function refresh(pool: DatabasePool, state: InForce, now: number): Promise<void> {
  state.until = now + rememberedMilliseconds;
  try {
    const row = await pool.setting.findUnique({ where: { name: scrubbingSetting } });
    const text = JSON.stringify(row?.value ?? null);
    if (text === state.text) return;
    state.scrubber = createScrubber(ScrubSettings.parse(row?.value ?? {}));
    state.text = text;
  } catch {
    // The scrubber that was in force stays so.
  }
}

import { takeNews } from "#lib/issues/internal/stored-news.ts";
import type { DatabasePool } from "#lib/platform/database.ts";
import { wakeAndTell } from "#lib/platform/facts.ts";

/** A storm of commits wakes the workers and tells open dashboards four times a second. */
const pauseMilliseconds = 250;
const waking = new WeakMap<DatabasePool, { again: boolean }>();

/** Wakes the workers and tells dashboards what was stored: now, or within a quarter of a second where they were woken just now. Never throws. */
export function wakeSoon(pool: DatabasePool): void {
  const state = waking.get(pool);
  if (state) {
    state.again = true;
    return;
  }
  const started = { again: false };
  waking.set(pool, started);
  // A worker that is not woken looks for itself every second, a dashboard every minute.
  void wakeAndTell(pool, takeNews(pool)).catch(() => {});
  setTimeout(() => {
    waking.delete(pool);
    if (started.again) wakeSoon(pool);
  }, pauseMilliseconds).unref();
}

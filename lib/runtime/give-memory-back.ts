import { performance } from "node:perf_hooks";

const mebibyte = 1024 * 1024;
/** How often it looks, what share of that time counts as rest, how much it must have grown, and after how many looks at work. */
type Watch = { milliseconds: number; idleShare: number; grownBytes: number; looksAtWork: number };
const usual: Watch = {
  milliseconds: 5000,
  idleShare: 0.05,
  grownBytes: 16 * mebibyte,
  looksAtWork: 60,
};

/**
 * Collects this process's heap as a whole when it has grown: each time it comes to rest, where a pause of a tenth of a
 * second hurts nobody who is not there, and each five minutes at work. V8 would keep what a storm took for as long as there
 * is anything to do after it. Needs `--expose-gc`, without which nothing happens. Answers how to end it.
 */
export function giveMemoryBack(watch: Watch = usual): () => void {
  const { gc } = globalThis;
  if (!gc) return () => {};
  let seen = performance.eventLoopUtilization();
  let looks = 0;
  let hasCollected = false;
  let restsAt = 0;
  const timer = setInterval(() => {
    const { utilization } = performance.eventLoopUtilization(seen);
    seen = performance.eventLoopUtilization();
    const isAtRest = utilization <= watch.idleShare;
    const bytes = process.memoryUsage.rss();
    looks += 1;
    // Pages go back to the system after the collection, not with it.
    if (hasCollected && isAtRest) restsAt = bytes;
    const isDue = !hasCollected && (isAtRest || looks >= watch.looksAtWork);
    hasCollected = isDue && bytes >= restsAt + watch.grownBytes;
    if (!hasCollected) return;
    gc({ type: "major", execution: "sync", flavor: "last-resort" });
    looks = 0;
  }, watch.milliseconds);
  timer.unref();
  return () => clearInterval(timer);
}

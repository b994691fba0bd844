import { performance } from "node:perf_hooks";

const mebibyte = 1024 * 1024;
type Watch = { milliseconds: number; idleShare: number; grownBytes: number };
const usual: Watch = { milliseconds: 5000, idleShare: 0.05, grownBytes: 16 * mebibyte };

/**
 * Collects this process's heap as a whole each time it comes to rest and has grown since the last time: after a storm V8
 * would keep what it took for minutes, and a pause of a tenth of a second hurts nobody who is not there. Needs
 * `--expose-gc`, without which nothing happens. Answers how to end it.
 */
export function giveMemoryBack({ milliseconds, idleShare, grownBytes }: Watch = usual): () => void {
  const { gc } = globalThis;
  if (!gc) return () => {};
  let seen = performance.eventLoopUtilization();
  let hasCollected = false;
  let restsAt = 0;
  const timer = setInterval(() => {
    const { utilization } = performance.eventLoopUtilization(seen);
    seen = performance.eventLoopUtilization();
    const bytes = process.memoryUsage.rss();
    if (utilization > idleShare) hasCollected = false;
    // Pages go back to the system after the collection, not with it.
    else if (hasCollected) [restsAt, hasCollected] = [bytes, false];
    else if (bytes >= restsAt + grownBytes) {
      gc({ type: "major", execution: "sync", flavor: "last-resort" });
      hasCollected = true;
    }
  }, milliseconds);
  timer.unref();
  return () => clearInterval(timer);
}

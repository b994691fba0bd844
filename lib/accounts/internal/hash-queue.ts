import { Problem } from "#lib/platform/errors.ts";

const runningAtMost = 2;
const waitingAtMost = 20;

type HashQueue = { running: number; waiting: (() => void)[] };
// Next bundles a module once per layer; the limit is one per process.
const holder = globalThis as typeof globalThis & { paramedicHashQueue?: HashQueue };

/**
 * Runs at most two password hashes at a time: they share libuv's four threads with decompression, which a flood of
 * sign-ins would otherwise starve. Throws `too-many` when twenty wait already.
 */
export async function queueHash<T>(work: () => Promise<T>): Promise<T> {
  holder.paramedicHashQueue ??= { running: 0, waiting: [] };
  const queue = holder.paramedicHashQueue;
  await takeTurn(queue);
  try {
    return await work();
  } finally {
    const next = queue.waiting.shift();
    if (next) next();
    else queue.running -= 1;
  }
}

async function takeTurn(queue: HashQueue): Promise<void> {
  if (queue.running < runningAtMost) {
    queue.running += 1;
    return;
  }
  if (queue.waiting.length >= waitingAtMost) {
    throw new Problem("too-many", "Many people sign in right now. Try again in a few seconds.", {
      retryAfterSeconds: 5,
    });
  }
  // Whoever ends hands its turn over, so `running` stays as it is.
  await new Promise<void>((resolve) => queue.waiting.push(resolve));
}

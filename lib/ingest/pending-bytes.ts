import { Problem } from "#lib/platform/errors.ts";

/** Bodies that are read and not yet answered may hold this much together; parsed, they take several times as much. */
const mostPendingBytes = 128 * 1024 * 1024;
const retryAfterSeconds = 2;
let pendingBytes = 0;

/** Runs `work` while counting the bytes it holds; refuses when this process holds too many already. */
export async function holdingBytes<T>(bytes: number, work: () => Promise<T>): Promise<T> {
  if (pendingBytes > 0 && pendingBytes + bytes > mostPendingBytes) {
    throw new Problem(
      "unavailable",
      "Too much waits to be stored; nothing of this request was. Send it again.",
      { retryAfterSeconds },
    );
  }
  pendingBytes += bytes;
  try {
    return await work();
  } finally {
    pendingBytes -= bytes;
  }
}

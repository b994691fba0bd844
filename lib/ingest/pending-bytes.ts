import { Problem } from "#lib/platform/errors.ts";

/** Bodies that are read and not yet answered may hold this much together; parsed, they take several times as much. */
const mostPendingBytes = 128 * 1024 * 1024;
const retryAfterSeconds = 2;
let pendingBytes = 0;

/** Counts bytes that a request holds until `release` is called; throws `unavailable` when this process holds too many. */
export function holdBytes(bytes: number): { release(): void } {
  if (pendingBytes > 0 && pendingBytes + bytes > mostPendingBytes) {
    throw new Problem(
      "unavailable",
      "Too much waits to be stored; nothing of this request was. Send it again.",
      { retryAfterSeconds },
    );
  }
  pendingBytes += bytes;
  return {
    release() {
      pendingBytes -= bytes;
    },
  };
}

import { connect } from "node:net";
import type { CallLimits } from "#lib/recovery/internal/adapters/adapter.ts";

const answerLimitBytes = 64 * 1024;

/** Sends one line to a unix socket and reads what comes until it is closed; at most 64 KiB. Throws on failure and time-out. */
export function askSocket(path: string, line: string, limits: CallLimits): Promise<string> {
  const deadline = AbortSignal.timeout(limits.timeoutMilliseconds);
  const signal = AbortSignal.any([deadline, limits.signal]);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const socket = connect({ path });
    const abort = () => socket.destroy(signal.reason);
    const finish = () =>
      resolve(Buffer.concat(chunks).subarray(0, answerLimitBytes).toString("utf8"));
    socket.on("data", (chunk) => {
      chunks.push(chunk);
      size += chunk.length;
      if (size > answerLimitBytes) socket.destroy();
    });
    socket.once("error", reject);
    socket.once("close", () => {
      signal.removeEventListener("abort", abort);
      finish();
    });
    signal.addEventListener("abort", abort, { once: true });
    if (signal.aborted) abort();
    else socket.end(`${line}\n`);
  });
}

import { createServer } from "node:net";
import { StartFailure } from "#lib/platform/errors.ts";

/** Refuses when nothing can listen on the address, in a line that says what to do. */
export async function requireFreePort(host: string, port: number): Promise<void> {
  const probe = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      probe.once("error", reject);
      probe.listen(port, host, resolve);
    });
  } catch (cause) {
    throw new StartFailure(describe(cause, host, port), { cause });
  } finally {
    if (probe.listening) await new Promise((resolve) => probe.close(resolve));
  }
}

function describe(cause: unknown, host: string, port: number): string {
  const code = cause instanceof Error && "code" in cause ? cause.code : "unknown fault";
  if (code === "EADDRINUSE") {
    return `PORT: ${port} is in use on ${host}. Take another: PORT=${port + 1} npm start`;
  }
  if (code === "EACCES") {
    return `PORT: ${port} needs more rights than this user has. Take another: PORT=3000 npm start`;
  }
  return `HOST: nothing can listen on ${host} (${code}). Example: HOST="127.0.0.1"`;
}

import { StartFailure } from "#lib/platform/errors.ts";
import { requireFreePort } from "#lib/runtime/require-free-port.ts";

/** Refuses when one of the demo's own ports is taken, in a line that says what to do. */
export async function requireFreePorts(ports: Record<string, number>): Promise<void> {
  for (const port of Object.values(ports)) {
    await requireFreePort("127.0.0.1", port).catch((cause) => {
      throw new StartFailure(
        `DEMO_PORT: ${port} is in use on 127.0.0.1. Take other ports: DEMO_PORT=4200 npm run demo`,
        { cause },
      );
    });
  }
}

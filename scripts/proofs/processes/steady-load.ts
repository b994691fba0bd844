import { openDoorClient } from "../ledger/door-client.ts";
import { checksumOf, createContent, describeForDoor } from "../ledger/sample.ts";

/** What this process is asked to send: one record a request, at a steady rate, whatever the answers do. */
export type SteadyLoad = { port: number; key: string; rate: number; connections: number };

const tickMilliseconds = 10;

process.on("disconnect", () => process.exit(0));
process.once("message", ({ port, key, rate, connections }: SteadyLoad) => {
  const clients = Array.from({ length: connections }, () => openDoorClient(port, key));
  const begin = performance.now();
  let made = 0;
  let acknowledged = 0;
  setInterval(() => {
    const due = Math.floor(((performance.now() - begin) / 1000) * rate);
    for (; made < due; made += 1) {
      const content = createContent(made, new Date());
      const body = JSON.stringify(describeForDoor(content, checksumOf(content)));
      void clients[made % connections]?.send(content.event_id, body).then(({ fate }) => {
        if (fate === "acknowledged") acknowledged += 1;
      });
    }
  }, tickMilliseconds);
  process.on("message", () => {
    process.send?.({ made, acknowledged, seconds: (performance.now() - begin) / 1000 });
  });
});

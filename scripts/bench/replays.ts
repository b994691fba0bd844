import { openConnection } from "./kept-connection.ts";
import { percentile } from "./percentiles.ts";
import type { Product } from "./product.ts";
import type { ReadFigure } from "./reads.ts";

const asked = 10;
const monthMilliseconds = 30 * 86_400_000;

/** A plan for a service of the history, which starts on what is usual there: it goes through its month start by start. */
const plan = {
  ...{ name: "restart-history", service: "history-1", environment: "production", mode: "auto" },
  trigger: { error_codes: [], pattern: null, count: 5, window_seconds: 60 },
  steps: [{ action: "restart", target: "history-web", timeout_seconds: 20, settle_seconds: 5 }],
  verify: { windows: 3, window_seconds: 20, max_count: 0 },
  ...{ cooldown_seconds: 300, max_attempts: 3, attempts_window_seconds: 1800, escalate_to: [] },
};

/** Replays a month of the history that the database was filled with; each answer has to hold starts. */
export async function measureReplays(product: Product, records: number): Promise<ReadFigure> {
  const connection = await openConnection(product.port);
  const times: number[] = [];
  let bytes = 0;
  try {
    for (let turn = 0; turn < asked; turn += 1) {
      const sent = performance.now();
      const { status, body } = await connection.send(writeRequest(product));
      times.push(performance.now() - sent);
      bytes = body.length;
      const { starts = [] }: { starts?: unknown[] } =
        status === 200 ? JSON.parse(body.toString()) : {};
      if (starts.length === 0)
        throw new Error(`the replay: ${status} ${body.toString("utf8", 0, 300)}`);
    }
  } finally {
    connection.close();
  }
  const sorted = times.toSorted((one, other) => one - other);
  const [p50, p95] = [percentile(sorted, 0.5), percentile(sorted, 0.95)];
  return { question: "replay 30 d", records, p50, p95, bytes };
}

function writeRequest({ apiToken }: Product): Buffer {
  const now = Date.now();
  const [from, to] = [now - monthMilliseconds, now].map((time) => new Date(time).toISOString());
  const body = JSON.stringify({ scenario: plan, from, to });
  const head = [
    "POST /api/v1/scenarios/simulate HTTP/1.1",
    "host: 127.0.0.1",
    `authorization: Bearer ${apiToken}`,
    "content-type: application/json",
    `content-length: ${Buffer.byteLength(body)}`,
  ];
  return Buffer.from(`${head.join("\r\n")}\r\n\r\n${body}`);
}

import { type Bench, type Step, singleStep } from "./contestants.ts";

const path = (service: number) => `/api/${service}/envelope/`;

/** The steps of Sentry envelopes; a reason where the door is not there. */
export async function prepareSentry(
  bench: Bench,
  connections: number[],
): Promise<Step[] | { reason: string }> {
  const { port, ingestKey, apiToken, pids } = bench.product;
  const base = `http://127.0.0.1:${port}`;
  const made = await fetch(`${base}/api/v1/services`, {
    method: "POST",
    headers: { authorization: `Bearer ${apiToken}`, "content-type": "application/json" },
    body: JSON.stringify({ name: "shop-sentry" }),
  });
  const service: { numeric_id?: number | string } = await made.json();
  const id = Number(service.numeric_id);
  if (!id) return { reason: `no service could be made: ${JSON.stringify(service)}` };
  const headers = {
    "content-type": "application/x-sentry-envelope",
    "x-sentry-auth": `Sentry sentry_version=7, sentry_key=${ingestKey}, sentry_client=bench/1`,
  };
  // An envelope without an item stores nothing.
  const probe = await fetch(base + path(id), { method: "POST", headers, body: "{}\n" });
  if (probe.status === 404) return { reason: `${path(id)} answers 404` };
  const target = { port, path: path(id), headers };
  return connections.map((count) => singleStep(bench, "sentry", count, target, pids, "envelope"));
}

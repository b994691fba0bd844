import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import type { Page } from "playwright-core";
import { startChild } from "../bench/child.ts";
import type { Ends } from "../bench/ends.ts";
import { percentile } from "../bench/percentiles.ts";
import { type Product, startProduct } from "../bench/product.ts";
import { type DoorClient, openDoorClient } from "./ledger/door-client.ts";
import { line } from "./ledger/report.ts";
import { openDashboards } from "./live/dashboards.ts";
import { type Overview, openOverview } from "./live/open-overview.ts";
import type { SteadyLoad } from "./processes/steady-load.ts";
import { type Proof, runProof } from "./product/run-proof.ts";

const help = `npm run proofs -- live [flags]
  --rounds N     how often a record is sent and waited for (30)
  --p95 N        the most milliseconds from its 202 until an open overview shows it, in 95 of 100 (2000)
  --dashboards N open overviews while the speed of the door is measured (10)
  --rate N       records a second that are sent to it (1000)
  --seconds N    for how long, without them and with them (10)
  --share N      the least part of its speed that it must keep (0.8)`;

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "30" },
    p95: { type: "string", default: "2000" },
    dashboards: { type: "string", default: "10" },
    rate: { type: "string", default: "1000" },
    seconds: { type: "string", default: "10" },
    share: { type: "string", default: "0.8" },
    help: { type: "boolean", default: false },
  },
});
if (values.help) {
  console.log(help);
  process.exit(0);
}
const patienceMilliseconds = 30_000;
/** Counts from here on stand in no other cell of the row. */
const already = 400;
await runProof(prove);

async function prove({ folder, ends, stop }: Proof): Promise<boolean> {
  const product = await startProduct(folder, ends);
  const client = openDoorClient(product.port, product.ingestKey);
  ends.add(client.close);
  const overview = await openOverview(product, ends);
  const cookie = await overview.cookie();
  const isSoon = await measureSight(overview, client, stop);
  await overview.close();
  const isQuick = await measureSpeed(folder, product, cookie, ends);
  console.log(line("the promise", isSoon && isQuick ? "HOLDS" : "IS BROKEN"));
  return isSoon && isQuick;
}

/** How long it takes from a record's 202 until the overview shows it. */
async function measureSight({ page, streams }: Overview, client: DoorClient, stop: AbortSignal) {
  await Promise.all(Array.from({ length: already }, () => send(client)));
  await untilShown(page, already);
  const taken: number[] = [];
  for (let round = 1; round <= Number(values.rounds); round += 1) {
    stop.throwIfAborted();
    // A person's errors keep no time with the page's clock.
    await sleep(500 + Math.random() * 2500);
    await send(client);
    const answered = performance.now();
    await untilShown(page, already + round);
    taken.push(performance.now() - answered);
  }
  const sorted = taken.toSorted((one, other) => one - other);
  const shares = [0.5, 0.95, 1].map((share) => percentile(sorted, share));
  const said = shares.map((one) => one.toFixed(0)).join(" / ");
  console.log(line("from 202 to visible", `${said} ms: p50 / p95 / most of ${taken.length}`));
  console.log(line("streams opened", String(streams())));
  return percentile(sorted, 0.95) <= Number(values.p95);
}

/** What the door takes a second, without open dashboards and with them. */
async function measureSpeed(folder: string, product: Product, cookie: string, ends: Ends) {
  const alone = await measureLoad(folder, product, ends);
  const dashboards = openDashboards({ port: product.port, cookie }, Number(values.dashboards));
  ends.add(dashboards.close);
  const watched = await measureLoad(folder, product, ends);
  await dashboards.close();
  const share = watched / alone;
  console.log(
    line(
      "records a second",
      `${alone.toFixed(0)} alone, ${watched.toFixed(0)} with ${values.dashboards} dashboards`,
    ),
  );
  console.log(
    line(
      "the dashboards",
      `heard ${dashboards.events} events and read ${dashboards.readings} pages`,
    ),
  );
  return share >= Number(values.share);
}

async function measureLoad(folder: string, { port, ingestKey }: Product, ends: Ends) {
  const load = startChild(
    ["scripts/proofs/processes/steady-load.ts"],
    {},
    join(folder, "load.log"),
  );
  ends.add(load.stop);
  const asked: SteadyLoad = { port, key: ingestKey, rate: Number(values.rate), connections: 20 };
  load.process.send(asked);
  await sleep(1000 + Number(values.seconds) * 1000);
  const sent = new Promise<{ acknowledged: number; seconds: number }>((resolve) => {
    load.process.once("message", resolve);
  });
  load.process.send("how much");
  const { acknowledged, seconds } = await sent;
  await load.stop();
  return acknowledged / seconds;
}

async function send(client: DoorClient): Promise<void> {
  const event_id = randomUUID();
  const record = { event_id, service_name: "live", error_code: "SEEN_LIVE", message: "It failed" };
  const told = await client.send(event_id, JSON.stringify(record));
  if (told.fate !== "acknowledged") throw new Error(`not acknowledged: ${JSON.stringify(told)}`);
}

/** The row of the code shows the count. */
async function untilShown(page: Page, count: number): Promise<void> {
  await page.waitForFunction(
    (wanted) =>
      [...document.querySelectorAll("tr")].some(
        (row) =>
          row.textContent?.includes("SEEN_LIVE") &&
          [...row.cells].some(({ textContent }) => textContent?.trim() === wanted),
      ),
    String(count),
    { timeout: patienceMilliseconds, polling: 20 },
  );
}

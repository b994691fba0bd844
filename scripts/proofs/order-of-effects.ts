import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { findFreePort } from "#lib/platform/embedded-database.ts";
import { pause } from "#lib/runtime/supervise.ts";
import { openDoorClient } from "./ledger/door-client.ts";
import { checkDatabaseOrder, checkSpoolOrder, type Fault, type Sent } from "./ledger/effects.ts";
import { line } from "./ledger/report.ts";
import { checksumOf, createContent, describeForDoor } from "./ledger/sample.ts";
import { ingestKey, startLaunched } from "./product/launched-product.ts";
import { startOutsideDatabase } from "./product/outside-database.ts";
import { listTree, readPostmaster } from "./product/processes.ts";
import { type Proof, runProof } from "./product/run-proof.ts";
import { type Call, startTrace } from "./product/trace.ts";

/** One at a time, and then as many at once: callers that share a flush must all wait for it. */
const alone = 20;
const together = 20;

const obstacle = findObstacle();
if (obstacle) {
  console.log(`  skipped: ${obstacle}`);
  process.exit(0);
}
await runProof(prove);

function findObstacle(): string | null {
  if (process.getuid?.() !== 0) return "only root may watch the system calls of the database";
  if (spawnSync("strace", ["-V"]).status !== 0) return "strace is not installed";
  return null;
}

async function prove({ folder, ends, stop }: Proof): Promise<boolean> {
  const database = await startOutsideDatabase(folder);
  ends.add(() => database.stop());
  const port = await findFreePort();
  const variables = { DATABASE_URL: database.url };
  const product = await startLaunched({ folder, ports: [port], variables, stop });
  ends.add(() => product.stop());
  const web = await product.findWeb(0);
  const postmaster = await readPostmaster(join(folder, "postgres"));
  if (web === null || !postmaster) throw new Error("there is nothing to watch");
  await send(port, 2);

  const pids = [web, ...(await listTree(postmaster.pid))];
  const endDatabaseTrace = await startTrace(pids, join(folder, "database.trace"));
  const stored = await send(port);
  const byDatabase = judge(stored, await endDatabaseTrace(), checkDatabaseOrder);

  const endSpoolTrace = await startTrace([web], join(folder, "spool.trace"));
  await database.shutDown();
  await pause(500, stop);
  const spooled = await send(port);
  const bySpool = judge(spooled, await endSpoolTrace(), checkSpoolOrder);
  await database.start();

  console.log(line("by the database", `${describe(byDatabase)}: WAL flush → commit → answer`));
  console.log(line("by the spool", `${describe(bySpool)}: write → fdatasync → answer`));
  const faults = [...byDatabase, ...bySpool].filter((fault) => fault !== null);
  for (const fault of new Set(faults)) console.log(line("", fault));
  console.log(line("the promise", faults.length === 0 ? "HOLDS" : "IS BROKEN"));
  return faults.length === 0;
}

/** Sends records of their own and answers what tells them apart; throws where one is not acknowledged. */
async function send(port: number, times = alone): Promise<Sent[]> {
  const client = openDoorClient(port, ingestKey);
  const sent: Sent[] = [];
  for (let number = 0; number < times; number += 1) sent.push(await sendOne(client, number));
  await client.close();
  const clients = Array.from({ length: together }, () => openDoorClient(port, ingestKey));
  sent.push(...(await Promise.all(clients.map(sendOne))));
  await Promise.all(clients.map((each) => each.close()));
  return sent;
}

async function sendOne(client: ReturnType<typeof openDoorClient>, number: number): Promise<Sent> {
  const content = createContent(number, new Date());
  const body = JSON.stringify(describeForDoor(content, checksumOf(content)));
  const told = await client.send(content.event_id, body);
  if (told.fate !== "acknowledged") throw new Error(`not acknowledged: ${JSON.stringify(told)}`);
  return { id: content.event_id, words: checksumOf(content) };
}

function judge(sent: Sent[], calls: Call[], check: (calls: Call[], sent: Sent) => Fault): Fault[] {
  return sent.map((one) => check(calls, one));
}

function describe(faults: Fault[]): string {
  return `${faults.filter((fault) => fault === null).length} of ${faults.length} in order`;
}

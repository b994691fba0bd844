import { type Answer, type KeptConnection, openConnection } from "./kept-connection.ts";
import type { LoadJob, LoadResult } from "./load-job.ts";
import { percentile } from "./percentiles.ts";
import {
  type Marks,
  type PreparedRequest,
  prepareRequest,
  prepareVisit,
  writeRequest,
} from "./prepared-request.ts";
import { listSamples } from "./sample-bodies.ts";

type Tally = {
  latencies: number[];
  acknowledged: number;
  measuredRecords: number;
  faults: Map<string, number>;
};

const batchesPrepared = 4;
const clockMilliseconds = 20;

/** Sends in a closed loop on each connection: the next request follows the answer to the last one. */
export async function runLoad(job: LoadJob): Promise<LoadResult> {
  const requests = prepareRequests(job);
  const marks: Marks = { next: job.firstNumber, now: new Date().toISOString() };
  const clock = setInterval(() => {
    marks.now = new Date().toISOString();
  }, clockMilliseconds);
  const tally: Tally = { latencies: [], acknowledged: 0, measuredRecords: 0, faults: new Map() };
  const begin = performance.now();
  const window = {
    from: begin + job.warmSeconds * 1000,
    to: begin + (job.warmSeconds + job.seconds) * 1000,
  };
  const before = process.cpuUsage();
  await Promise.all(
    Array.from({ length: job.connections }, (_, index) =>
      driveConnection(job, requests, marks, tally, window, index),
    ),
  );
  const { user, system } = process.cpuUsage(before);
  clearInterval(clock);
  const sorted = Float64Array.from(tally.latencies).sort();
  return {
    recordsPerSecond: tally.measuredRecords / job.seconds,
    requestsPerSecond: sorted.length / job.seconds,
    latency: {
      p50: percentile(sorted, 0.5),
      p95: percentile(sorted, 0.95),
      p99: percentile(sorted, 0.99),
      max: percentile(sorted, 1),
    },
    acknowledged: tally.acknowledged,
    faults: Object.fromEntries(tally.faults),
    cpuSeconds: (user + system) / 1e6,
    nextNumber: marks.next,
  };
}

function prepareRequests({ path, headers, sample, recordsPerRequest }: LoadJob): PreparedRequest[] {
  if (sample === "visit") return [prepareVisit(path, headers)];
  const samples = listSamples(sample);
  if (recordsPerRequest === 1) return samples.map((body) => prepareRequest(path, headers, body));
  return Array.from({ length: batchesPrepared }, (_, batch) => {
    const lines = Array.from(
      { length: recordsPerRequest },
      (_, line) => samples[(batch * 71 + line) % samples.length],
    );
    return prepareRequest(path, headers, `${lines.join("\n")}\n`);
  });
}

async function driveConnection(
  job: LoadJob,
  requests: PreparedRequest[],
  marks: Marks,
  tally: Tally,
  window: { from: number; to: number },
  start: number,
): Promise<void> {
  const target = Buffer.alloc(Math.max(...requests.map(({ bytes }) => bytes.length)));
  let connection: KeptConnection | undefined;
  for (let turn = start * 7; performance.now() < window.to; turn += 1) {
    const request = requests[turn % requests.length];
    if (!request) throw new Error("there is nothing to send");
    try {
      connection ??= await openConnection(job.port);
      const length = writeRequest(request, target, marks, job.recordsPerRequest);
      const sent = performance.now();
      const answer = await connection.send(target.subarray(0, length));
      count(job, answer, sent, tally, window);
    } catch (error) {
      connection = undefined;
      addFault(tally, String(error instanceof Error ? error.message : error));
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  connection?.close();
}

function count(
  { recordsPerRequest, sample }: LoadJob,
  { status, body }: Answer,
  sent: number,
  tally: Tally,
  window: { from: number; to: number },
): void {
  const now = performance.now();
  if (!(sample === "visit" ? [503] : [200, 202]).includes(status)) {
    addFault(tally, `${status} ${body.toString("utf8", 0, 300)}`);
    return;
  }
  const text = sample === "visit" ? "" : body.toString();
  // Doors that take one event answer with its id and no count.
  const said = /"accepted":(\d+)/.exec(text)?.[1];
  const accepted = said === undefined ? recordsPerRequest : Number(said);
  tally.acknowledged += accepted;
  if (accepted !== recordsPerRequest) addFault(tally, `accepted ${accepted}: ${text.slice(-300)}`);
  // Of a long request, the part within the measured time counts.
  const overlap = Math.min(now, window.to) - Math.max(sent, window.from);
  if (overlap > 0) tally.measuredRecords += (accepted * overlap) / (now - sent);
  if (now >= window.from && now <= window.to) tally.latencies.push(now - sent);
}

function addFault({ faults }: Tally, fault: string): void {
  faults.set(fault, (faults.get(fault) ?? 0) + 1);
}

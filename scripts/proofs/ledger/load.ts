import { setTimeout as sleep } from "node:timers/promises";
import { type DoorClient, openDoorClient } from "./door-client.ts";
import type { Ledger, Told } from "./ledger.ts";
import { createQueue, type Queue } from "./queue.ts";
import { checksumOf, createContent, describeForDoor } from "./sample.ts";

type LoadOptions = {
  ports: number[];
  key: string;
  /** Records a second, one a request, whatever the answers do (open loop). */
  rate: number;
  /** To each port. */
  connections: number;
  ledger: Ledger;
};

export type Load = {
  /** Sends nothing new, waits for the last answers and retries, and closes the connections. */
  stop(): Promise<void>;
};

type Job = { id: string; checksum: string; body: string; attempt: number; dueAt: number };

const tickMilliseconds = 5;
const mostAttempts = 7;
const firstPauseMilliseconds = 200;
/** After a failure the connection rests, so that a dead port does not eat what a live one could take. */
const restMilliseconds = 100;
/** Every so many acknowledged records is sent again, as impatient senders do. */
const repeatEvery = 50;

/** Sends records of their own to the native door, retries as real senders do, and writes all of it down. */
export function startLoad({ ports, key, rate, connections, ledger }: LoadOptions): Load {
  const queue = createQueue<Job>();
  let made = 0;
  let done = 0;
  const finish = (job: Job, told: Told) => {
    const pause = pauseBeforeRetry(job, told);
    if (pause === null) {
      done += 1;
      return;
    }
    const again = () => ({ ...job, attempt: job.attempt + 1, dueAt: performance.now() });
    setTimeout(() => queue.add(again()), pause);
  };
  const clients = ports.flatMap((port) =>
    Array.from({ length: connections }, () => openDoorClient(port, key)),
  );
  const workers = clients.map((client) => work(client, queue, ledger, finish));
  const begin = performance.now();
  const clock = setInterval(() => {
    const due = Math.floor(((performance.now() - begin) / 1000) * rate);
    while (made < due) {
      queue.add(createJob(made, begin + (made / rate) * 1000));
      made += 1;
    }
  }, tickMilliseconds);
  return {
    async stop() {
      clearInterval(clock);
      while (done < made) await sleep(tickMilliseconds * 10);
      queue.end();
      await Promise.all(workers);
      await Promise.all(clients.map((client) => client.close()));
    },
  };
}

function createJob(number: number, dueAt: number): Job {
  const content = createContent(number, new Date());
  const checksum = checksumOf(content);
  const body = JSON.stringify(describeForDoor(content, checksum));
  return { id: content.event_id, checksum, body, attempt: 1, dueAt };
}

async function work(
  client: DoorClient,
  queue: Queue<Job>,
  ledger: Ledger,
  finish: (job: Job, told: Told) => void,
): Promise<void> {
  for (let job = await queue.take(); job; job = await queue.take()) {
    ledger.send(job.id, job.checksum, job.attempt);
    const told = await client.send(job.id, job.body);
    const { dueAt } = job;
    ledger.hear(job.id, { dueAt, milliseconds: performance.now() - dueAt, told });
    finish(job, told);
    if (isSilent(told)) await sleep(restMilliseconds);
  }
}

const isSilent = ({ fate }: Told) => fate === "unknown" || fate === "unreached";

/** Milliseconds, or null where the record is not sent again. */
function pauseBeforeRetry({ attempt, checksum }: Job, told: Told): number | null {
  if (told.fate === "refused" || attempt === mostAttempts) return null;
  if (isSilent(told)) return firstPauseMilliseconds * 2 ** (attempt - 1);
  const isRepeated = attempt === 1 && Number.parseInt(checksum.slice(0, 6), 16) % repeatEvery === 0;
  return isRepeated ? Number.parseInt(checksum.slice(6, 9), 16) : null;
}

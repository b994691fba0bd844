import { type Database, database } from "#lib/platform/database.ts";
import { diskState } from "#lib/platform/disk-space.ts";
import { type Answer, answerJson } from "#lib/platform/http/problem.ts";
import { readWorkerAge } from "#lib/runtime/internal/sql/read-worker-age.ts";

const patienceMilliseconds = 800;
/** A worker writes its sign of life every few seconds. */
const silentSeconds = 15;

export type Health = {
  status: "ready" | "unready";
  database: "up" | "down";
  /** Unknown while the database, which tells, is down. */
  worker: "up" | "down" | "unknown";
  /** Only while records are refused, because the disk is nearly full. */
  disk?: "full";
};

/** Whether web can do its work; answers in under a second, also when the database hangs. */
export async function checkHealth(pool: Database): Promise<Health> {
  const age = await withinPatience(readWorkerAge(pool));
  if (age === "no answer") return { status: "unready", database: "down", worker: "unknown" };
  const alive = age !== null && age <= silentSeconds;
  return {
    status: alive ? "ready" : "unready",
    database: "up",
    worker: alive ? "up" : "down",
  };
}

let asking: Promise<Health> | null = null;

/** The answer of `/api/health/ready`. While one question is under way, others share it: a hung database gets no queue. */
export async function answerReady(): Promise<Answer> {
  asking ??= checkHealth(database()).finally(() => {
    asking = null;
  });
  const known = await asking;
  const isFull = diskState().state === "full";
  const health: Health = isFull ? { ...known, status: "unready", disk: "full" } : known;
  return answerJson(health.status === "ready" ? 200 : 503, health);
}

async function withinPatience<T>(question: Promise<T>): Promise<T | "no answer"> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<"no answer">((resolve) => {
    timer = setTimeout(() => resolve("no answer"), patienceMilliseconds);
  });
  const answer = question.catch((): "no answer" => "no answer");
  try {
    return await Promise.race([answer, patience]);
  } finally {
    clearTimeout(timer);
  }
}

import { closeSync, fsyncSync, openSync, renameSync, statSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { z } from "zod";
import { AgentFailure, failWith } from "#lib/agent/agent-config.ts";
import type { Memory } from "#lib/agent/judge-job.ts";
import { type Job, JobResult } from "#lib/agent/protocol-schemas.ts";
import { keepRecentRuns } from "#lib/agent/rate-limit.ts";
import { readGuardedFile } from "#lib/agent/read-guarded-file.ts";

const keptMilliseconds = 24 * 3_600_000;
const mostJobs = 2000;

const KeptJob = z.object({
  command: z.string(),
  stage: z.enum(["accepted", "started", "ended"]),
  at: z.number(),
  result: JobResult.nullable(),
  sent: z.boolean(),
});
type KeptJob = z.infer<typeof KeptJob>;
const State = z.object({
  version: z.literal(1),
  fences: z.record(z.string(), z.number()),
  runs: z.record(z.string(), z.array(z.number())),
  jobs: z.record(z.string(), KeptJob),
});
type State = z.infer<typeof State>;

/** What must outlive the agent: fences, the moments of runs, and results by key for 24 hours. */
export type StateStore = {
  recall(job: Job): Memory;
  find(key: string): KeptJob | undefined;
  /** Before a job is acknowledged: its fence counts from here on, and so does its run. */
  accept(job: Job): void;
  /** Right before the program starts: after this, the job never runs again. */
  start(key: string): void;
  /** `began` false takes the run out of the rate limit again. */
  end(result: JobResult, job: { command: string; began: boolean }): void;
  /** Keys of the jobs whose programs run. */
  listStarted(): string[];
  unsent(): JobResult[];
  markSent(key: string, sent: boolean): void;
};

/**
 * Opens the state file; every change is on the disk when a call returns. Jobs that an agent before us left open are
 * ended here: what had not begun never will, what had begun is unknown. Throws `AgentFailure`.
 */
export function openStateStore(path: string, now: () => number): StateStore {
  const state = readState(path);
  endOpenJobs(state, now());
  const save = () => {
    forgetOld(state, now());
    writeWhole(path, JSON.stringify(state));
  };
  failWith(path, save);
  return {
    recall: (job) => ({
      fence: own(state.fences, job.target) ?? null,
      runs: own(state.runs, job.command) ?? [],
    }),
    find: (key) => own(state.jobs, key),
    accept(job) {
      const { key, command, target, fence } = job;
      const at = now();
      state.fences[target] = Math.max(fence, own(state.fences, target) ?? 0);
      state.runs[command] = [...(own(state.runs, command) ?? []), at];
      state.jobs[key] = { command, stage: "accepted", at, result: null, sent: false };
      save();
    },
    start(key) {
      const job = own(state.jobs, key);
      if (job) job.stage = "started";
      save();
    },
    end(result, { command, began }) {
      const kept = own(state.jobs, result.key);
      if (kept && !began) forgetRun(state, kept);
      state.jobs[result.key] = { command, stage: "ended", at: now(), result, sent: false };
      save();
    },
    listStarted: () =>
      Object.entries(state.jobs).flatMap(([key, { stage }]) => (stage === "started" ? [key] : [])),
    unsent: () =>
      Object.values(state.jobs).flatMap(({ sent, result }) => (sent || !result ? [] : [result])),
    markSent(key, sent) {
      const job = own(state.jobs, key);
      if (!job || job.sent === sent) return;
      job.sent = sent;
      save();
    },
  };
}

/** A server may name what every object has. */
function own<T>(record: Record<string, T>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

function forgetRun(state: State, { command, at }: KeptJob): void {
  const runs = own(state.runs, command) ?? [];
  state.runs[command] = runs.filter((moment) => moment !== at);
}

function forgetOld(state: State, now: number): void {
  for (const [command, runs] of Object.entries(state.runs)) {
    state.runs[command] = keepRecentRuns(runs, now);
  }
  const ended = Object.entries(state.jobs).filter(([, { stage }]) => stage === "ended");
  ended.sort(([, one], [, other]) => other.at - one.at);
  ended.forEach(([key, { at }], place) => {
    if (now - at > keptMilliseconds || place >= mostJobs) delete state.jobs[key];
  });
}

function endOpenJobs(state: State, now: number): void {
  const ended_at = new Date(now).toISOString();
  for (const [key, job] of Object.entries(state.jobs)) {
    if (job.stage === "ended") continue;
    const began = job.stage === "started";
    const result: JobResult = {
      ...{ key, output: "", evidence: null, alive: null, retry_after_seconds: null, ended_at },
      ...{ result: began ? "unknown" : "failed", fault: began ? null : "unreachable" },
      detail: began
        ? "The agent was ended while the command ran; what it did is not known, and it is not run again."
        : "The agent was ended before the command began; it was not run.",
      started_at: began ? new Date(job.at).toISOString() : null,
    };
    state.jobs[key] = { ...job, stage: "ended", at: now, result };
  }
}

function readState(path: string): State {
  const blank: State = { version: 1, fences: {}, runs: {}, jobs: {} };
  if (!statSync(path, { throwIfNoEntry: false })) return blank;
  const parsed = failWith(path, () =>
    State.safeParse(JSON.parse(readGuardedFile(path, "private"))),
  );
  if (parsed.success) return parsed.data;
  // To begin anew would forget what must not be done twice.
  throw new AgentFailure(`${path}: is not the state of an agent; move it away to begin anew`);
}

/** Either the old file or the new one is there, whatever happens. */
function writeWhole(path: string, text: string): void {
  const draft = `${path}.new`;
  const file = openSync(draft, "w", 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(draft, path);
  const folder = openSync(dirname(path), "r");
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

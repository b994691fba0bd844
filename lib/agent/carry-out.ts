import type { AllowedCommand } from "#lib/agent/allow-list.ts";
import { cleanOutput } from "#lib/agent/clean-output.ts";
import { parseEvidence } from "#lib/agent/parse-evidence.ts";
import type { Job, JobResult } from "#lib/agent/protocol-schemas.ts";
import type { Ran, runProgram } from "#lib/agent/run-program.ts";

/** Reading must be over before the server's own patience of 5 s. */
const readMilliseconds = 4000;

type Tools = {
  run: typeof runProgram;
  now: () => number;
  /** What must not leave the host: the agent's token. */
  secrets: readonly string[];
};

/** Carries an allowed job out: one of the programs that stand in the allow-list, exactly as it stands there. */
export async function carryOut(
  job: Job,
  command: AllowedCommand,
  tools: Tools,
): Promise<JobResult> {
  const blank = blankResult(job, new Date(tools.now()).toISOString());
  const argv = { run: command.run, evidence: command.evidence, check: command.check }[job.kind];
  if (!argv) {
    return { ...blank, detail: `"${job.command}" is allowed and declares no ${job.kind}.` };
  }
  const { cwd, env, timeout_seconds } = command;
  const timeoutMilliseconds = job.kind === "run" ? timeout_seconds * 1000 : readMilliseconds;
  const ran = await tools.run(argv, { cwd, env, timeoutMilliseconds });
  const secrets = [...tools.secrets, ...Object.values(env)];
  const outcome = judgeRan(job, { ...ran, stdout: cleanOutput(ran.stdout, secrets) });
  return {
    ...{ ...blank, ...outcome },
    detail: cleanOutput(outcome.detail ?? "", secrets, 500),
    output: cleanOutput(ran.output, secrets),
    ended_at: new Date(tools.now()).toISOString(),
  };
}

/** A result that says nothing yet; `ok`, because it is what a reading without a program comes to. */
export function blankResult(job: Pick<Job, "key">, started_at: string | null): JobResult {
  return {
    ...{ key: job.key, result: "ok", fault: null, detail: "", output: "" },
    ...{ evidence: null, alive: null, retry_after_seconds: null, started_at },
    ended_at: new Date().toISOString(),
  };
}

function judgeRan({ kind, command }: Job, ran: Ran): Partial<JobResult> {
  const words = `"${command}"${kind === "run" ? "" : ` (${kind})`}: ${ran.why}.`;
  if (ran.end === "unstartable") return { result: "failed", fault: "config", detail: words };
  const well = ran.end === "exited" && ran.code === 0;
  if (kind === "check") return { alive: ran.end === "exited" ? well : null, detail: words };
  if (well) {
    const evidence = kind === "evidence" ? parseEvidence(ran.stdout) : null;
    return { evidence, detail: words };
  }
  // A program that was stopped midway may have done all, half or nothing.
  if (kind === "run" && ran.end === "stopped") return { result: "unknown", detail: words };
  return { result: "failed", fault: "refused", detail: words };
}

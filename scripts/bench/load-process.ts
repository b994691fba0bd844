import { join } from "node:path";
import { type Child, startChild } from "./child.ts";
import type { LoadJob, LoadResult } from "./load-job.ts";

export type LoadProcess = {
  /** Runs one job; numbers go on from the last one, so that no record is sent twice. */
  run(job: Omit<LoadJob, "firstNumber">): Promise<LoadResult>;
  /** A number that no job will use, with room for a million more. */
  reserveNumbers(): number;
  child: Child;
};

/** Starts the load generator. */
export function startLoad(folder: string): LoadProcess {
  const child = startChild(["scripts/bench/processes/load.ts"], {}, join(folder, "load.log"));
  let next = 1;
  return {
    child,
    reserveNumbers() {
      next += 10_000_000;
      return next - 10_000_000;
    },
    async run(job) {
      const answer = await ask(child, { ...job, firstNumber: next });
      if (!answer.result) throw new Error(answer.error);
      next = answer.result.nextNumber;
      return answer.result;
    },
  };
}

type Answer = { result?: LoadResult; error?: string };

function ask(child: Child, job: LoadJob): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const fail = () => reject(new Error(`the load generator ended: ${child.words()}`));
    child.process.once("exit", fail);
    child.process.once("message", (answer: Answer) => {
      child.process.off("exit", fail);
      resolve(answer);
    });
    child.process.send(job);
  });
}

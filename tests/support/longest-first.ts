import { BaseSequencer, type TestSpecification } from "vitest/node";

/** They take far longer than their size tells; a file that begins last keeps one core waiting for it. */
const long = [
  "recovery/faults",
  "error-pages/languages",
  "accounts/guarded-pages",
  "ingest/bad-input-properties",
  "recovery/runs",
  "agent/agent-jobs",
  "recovery/false-recovery",
  "recovery/docker-scenario",
  "runtime/tell-people",
  "recovery/readiness",
  "runtime/listen-for-facts",
];

/** Files that are known to be long begin first, then the others by what vitest knows of them: times, else sizes. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => rank(one.moduleId) - rank(other.moduleId));
  }
}

function rank(path: string): number {
  const place = long.findIndex((name) => path.endsWith(`/${name}.test.ts`));
  return place === -1 ? long.length : place;
}

import { writeFileSync } from "node:fs";
import type { Reporter, TestModule } from "vitest/node";

/** What `npm test` adds up at its end. */
export type Summary = { passed: number; failed: string[]; skipped: string[]; repeated: string[] };

/** Writes the numbers of a run, and the names and reasons of what did not just pass, to the file in SUMMARY_FILE. */
export default class SummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const results = tests.map((test) => ({
      name: `${test.module.relativeModuleId}: ${test.fullName}`,
      result: test.result(),
      repeated: test.diagnostic()?.flaky === true,
    }));
    const summary: Summary = {
      passed: results.filter(({ result }) => result.state === "passed").length,
      failed: [
        ...results
          .filter(({ result }) => result.state === "failed")
          .map(({ name, result }) => `${name}: ${result.errors?.[0]?.message ?? "no message"}`),
        ...modules
          .filter((module) => module.errors().length > 0)
          .map((module) => `${module.relativeModuleId}: ${module.errors()[0]?.message}`),
        ...unhandled.map((error) => `outside of a test: ${String(error)}`),
      ],
      skipped: results
        .filter(({ result }) => result.state === "skipped" || result.state === "pending")
        .map(({ name, result }) => `${name}: ${("note" in result && result.note) || "no reason"}`),
      repeated: results
        .filter(({ repeated }) => repeated)
        .map(({ name, result }) => `${name}: ${result.errors?.[0]?.message ?? "no message"}`),
    };
    if (process.env.SUMMARY_FILE) writeFileSync(process.env.SUMMARY_FILE, JSON.stringify(summary));
  }
}

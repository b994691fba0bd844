import { writeFileSync } from "node:fs";
import type { Reporter, TestModule } from "vitest/node";

/** What `npm test` adds up at its end. */
export type Summary = { passed: number; failed: number; skipped: string[] };

/** Writes the numbers of a run, and why tests were skipped, to the file in SUMMARY_FILE. */
export default class SummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const results = tests.map((test) => ({ name: test.fullName, result: test.result() }));
    const count = (state: string) => results.filter(({ result }) => result.state === state).length;
    const brokenFiles = modules.filter((module) => module.errors().length > 0).length;
    const summary: Summary = {
      passed: count("passed"),
      failed: count("failed") + brokenFiles + unhandled.length,
      skipped: results
        .filter(({ result }) => result.state === "skipped" || result.state === "pending")
        .map(({ name, result }) => `${name}: ${("note" in result && result.note) || "no reason"}`),
    };
    if (process.env.SUMMARY_FILE) writeFileSync(process.env.SUMMARY_FILE, JSON.stringify(summary));
  }
}

import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildPages } from "./build.mjs";
import { endWithSignals } from "./end-with-signals.mjs";
import { Failure, step } from "./report.mjs";
import { runQuietly } from "./run-quietly.mjs";
import { findRuntime } from "./runtime.mjs";

/** @typedef {{ passed: number, failed: string[], skipped: string[], repeated: string[] }} Summary */

/** @param {string[]} command */
const onRuntime = (...command) => runQuietly(findRuntime(), command);

/** @typedef {[string, () => Promise<void>]} Check */

/** What others need comes first, each after the other. @type {Check[]} */
const first = [
  ["Build", buildPages],
  ["Lint", () => onRuntime("node_modules/@biomejs/biome/bin/biome", "ci", ".")],
  ["Types of routes", () => onRuntime("node_modules/next/dist/bin/next", "typegen")],
];
/** They use one core: the tests that need no server run beside them. @type {Check[]} */
const beside = [
  ["Types", () => onRuntime("node_modules/typescript/bin/tsc", "--noEmit")],
  ["Unused code", () => onRuntime("node_modules/knip/bin/knip.js", "--no-config-hints")],
];
const light = ["architecture", "unit"];
const heavy = ["integration", "routes", "e2e", "whole", "alone"];

/**
 * Each check counts as one test.
 * @param {Check[]} checks
 */
async function runChecks(checks) {
  /** @type {Summary} */
  const summary = { passed: 0, failed: [], skipped: [], repeated: [] };
  for (const [name, check] of checks) {
    try {
      await step(name, check);
      summary.passed += 1;
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      console.error(error.message);
      summary.failed.push(name);
    }
  }
  return summary;
}

/**
 * @param {string} project
 * @param {Record<string, string>} variables
 * @param {string} file where the numbers are written
 * @returns {Promise<Summary>}
 */
async function runProject(project, variables, file) {
  const reporters = ["--reporter=default", "--reporter=tests/support/summary-reporter.ts"];
  const args = ["run", "--config", "tests/vitest.config.ts", "--project", project, ...reporters];
  const child = spawn(findRuntime(), ["node_modules/vitest/vitest.mjs", ...args], {
    stdio: "inherit",
    env: { ...process.env, ...variables, SUMMARY_FILE: file },
  });
  endWithSignals(child);
  const code = await new Promise((resolve) => child.on("close", resolve));
  try {
    /** @type {Summary} */
    const summary = JSON.parse(readFileSync(file, "utf8"));
    const unknown = code !== 0 && summary.failed.length === 0;
    return unknown ? { ...summary, failed: [`${project}: ended with ${code}`] } : summary;
  } catch {
    return {
      passed: 0,
      failed: [`${project}: ended before it could count`],
      skipped: [],
      repeated: [],
    };
  }
}

/**
 * @param {string[]} projects
 * @param {Record<string, string>} variables
 */
async function runProjects(projects, variables) {
  const folder = mkdtempSync(join(tmpdir(), "paramedic-test-"));
  /** @type {Summary[]} */
  const summaries = [];
  try {
    for (const project of projects) {
      const file = join(folder, project);
      summaries.push(await step(`Tests: ${project}`, () => runProject(project, variables, file)));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return summaries;
}

/**
 * Runs every check and every test, and prints the sum as the last line.
 * @param {Record<string, string>} variables for the tests
 * @returns {Promise<boolean>} whether nothing failed
 */
export async function runEverything(variables) {
  const summaries = [await runChecks(first)];
  const [checked, tested] = await Promise.all([runChecks(beside), runProjects(light, variables)]);
  summaries.push(checked, ...tested, ...(await runProjects(heavy, variables)));
  const skipped = summaries.flatMap((summary) => summary.skipped);
  const passed = summaries.reduce((sum, summary) => sum + summary.passed, 0);
  const failed = summaries.flatMap((summary) => summary.failed);
  for (const line of summaries.flatMap(({ repeated }) => repeated)) {
    console.log(`  passed only when it was repeated: ${line}`);
  }
  for (const line of skipped) console.log(`  skipped: ${line}`);
  for (const line of failed) console.log(`  failed: ${line}`);
  console.log(`${passed} passed, ${failed.length} failed, ${skipped.length} skipped`);
  return failed.length === 0;
}

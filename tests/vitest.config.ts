import { defineConfig } from "vitest/config";
import { LongestFirst } from "./support/longest-first.ts";

const root = new URL("..", import.meta.url).pathname;
const server = {
  root,
  resolve: {
    conditions: ["react-server"],
    // The rest of it needs a page that is being rendered; words are made by its core.
    alias: [{ find: /^next-intl$/, replacement: "use-intl/core" }],
  },
  ssr: { resolve: { conditions: ["react-server"] } },
};
// vite sets BASE_URL to "/" for its own use.
const env = {
  AUTH_SECRET: "a-secret-of-the-tests-with-32-letters",
  BASE_URL: "http://localhost:3000",
  LOG_LEVEL: "warn",
};
/** What waits for windows, leases and processes on a busy host gets a second try; the summary names what needed it. */
const retry = 1;
const filesOf = (names: string[]) => names.map((name) => `tests/e2e/${name}.test.ts`);
/** They start the whole product and mostly wait for it: two at a time, after all others. */
const whole = filesOf([
  "demo",
  "first-recovery",
  "agent/agent",
  "error-pages/{behind-nginx,database-stopped,everything-dead}",
  "recovery/faults",
  "runtime/{launch,own-failures}",
]);
/** They press the product, or kill it under load: beside anything else they would measure that. */
const alone = filesOf(["ingest/{database-away,kill,order-of-effects}", "recovery/load"]);
const database = {
  retry,
  globalSetup: ["tests/support/start-database.ts"],
  testTimeout: 60_000,
  hookTimeout: 120_000,
};
const patient = { ...database, testTimeout: 180_000, hookTimeout: 300_000 };

export default defineConfig({
  root,
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        ...server,
        test: {
          name: "architecture",
          env,
          include: ["tests/architecture/**/*.test.ts"],
          testTimeout: 120_000,
        },
      },
      {
        ...server,
        test: {
          name: "unit",
          env,
          include: ["tests/unit/**/*.test.ts"],
          // They share no state: a worker that goes on with the next file loads what files have in common once.
          isolate: false,
          // Vitest leaves one core to itself, which needs little of it.
          maxWorkers: 2,
          // Properties of thousands of cases take long on a host that others use, too.
          testTimeout: 60_000,
        },
      },
      {
        ...server,
        test: {
          name: "integration",
          env,
          include: ["tests/integration/**/*.test.ts"],
          // Most of them wait for windows, leases and time-outs: two cores have room for more.
          maxWorkers: 5,
          ...database,
        },
      },
      {
        ...server,
        test: {
          name: "routes",
          env,
          include: ["tests/routes/**/*.test.ts"],
          maxWorkers: 3,
          ...database,
        },
      },
      {
        ...server,
        test: {
          name: "e2e",
          env,
          include: ["tests/e2e/**/*.test.ts"],
          exclude: [...whole, ...alone],
          maxWorkers: 2,
          ...patient,
        },
      },
      {
        ...server,
        test: {
          name: "whole",
          env,
          include: whole,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          ...patient,
        },
      },
      {
        ...server,
        test: {
          name: "alone",
          env,
          include: alone,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
          ...patient,
        },
      },
    ],
  },
});

import "./steps/root.mjs";
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { buildPages, generateClient, isBuilt } from "./steps/build.mjs";
import { endWithSignals } from "./steps/end-with-signals.mjs";
import { install } from "./steps/install.mjs";
import { run, step } from "./steps/report.mjs";
import { findRuntime, requireBootstrapNode } from "./steps/runtime.mjs";

/**
 * `whole`: the product runs as it is delivered. `browser`: a browser looks at it, by a package for development.
 * @type {Record<string, { says: string, whole?: boolean, browser?: boolean }>}
 */
const proofs = {
  kill: { says: "processes are killed under load: nothing acknowledged is lost", whole: true },
  "database-away": { says: "the database stops, hangs, is slow or full under load", whole: true },
  "order-of-effects": { says: "an answer leaves after the disk has the record", whole: true },
  "recovery-faults": { says: "workers are killed at every commit and call of a recovery" },
  "recovery-stall": { says: "a worker is stopped beyond its lease, and goes on" },
  "recovery-once": { says: "fifty evaluations at the same moment make one run" },
  "recovery-latency": { says: "from an error's 202 to the call of its target", whole: true },
  "recovery-storm": { says: "a thousand services break within seconds" },
  live: { says: "from an error's 202 to an open overview", whole: true, browser: true },
  vitals: { says: "how fast and steady pages open on a slow phone", whole: true, browser: true },
  scroll: { says: "how smoothly ten thousand issues scroll", whole: true, browser: true },
  stampede: { says: "ten thousand open pages come back after an outage" },
  claims: { says: "which tests prove which exception: writes docs/claims.md" },
  grouping: { says: "how well errors are grouped" },
  "sentry-events": { says: "every event file of a folder, by both of Sentry's endpoints" },
  "record-size": { says: "how many bytes a record takes" },
};

const [name = "", ...flags] = process.argv.slice(2);

/** @param {string} proof */
const scriptOf = (proof) => `scripts/proofs/${proof}.ts`;

function list() {
  console.log("npm run proofs -- NAME [flags]      --help after a name says its flags");
  for (const [proof, { says }] of Object.entries(proofs)) {
    if (existsSync(scriptOf(proof))) console.log(`  ${proof.padEnd(18)}${says}`);
  }
}

/** @param {string[]} args */
function runScript(args) {
  const child = spawn(findRuntime(), args, { stdio: ["inherit", "inherit", "inherit", "ipc"] });
  endWithSignals(child);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve(code ?? 1));
  });
}

await run(async () => {
  requireBootstrapNode();
  const proof = proofs[name];
  if (!proof || !existsSync(scriptOf(name))) {
    list();
    return name === "" ? 0 : 1;
  }
  await install({ withDevelopment: proof.browser === true });
  await generateClient();
  // The doors run from the sources: an older build of the pages proves them as well.
  const asBuilt = flags.includes("--as-built");
  if (proof.whole && !asBuilt && !isBuilt()) await step("Building the pages", buildPages);
  return runScript([scriptOf(name), ...flags.filter((flag) => flag !== "--as-built")]);
});

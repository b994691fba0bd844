import "./steps/root.mjs";
import { buildPages, generateClient, isBuilt } from "./steps/build.mjs";
import { install } from "./steps/install.mjs";
import { launch } from "./steps/launch.mjs";
import { run, step } from "./steps/report.mjs";
import { requireBootstrapNode } from "./steps/runtime.mjs";

const flags = process.argv.slice(2);
process.env.BENCH_FLAGS = JSON.stringify(flags);

await run(async () => {
  requireBootstrapNode();
  await install({ withDevelopment: false });
  const isHelp = flags.includes("--help");
  // The doors run from the sources: with an older build of the pages they are measured as they are.
  const build = !isHelp && !flags.includes("--as-built") && !isBuilt();
  if (build) {
    const refusal = await launch("scripts/bench/processes/check.ts");
    if (refusal !== 0) return refusal;
  }
  await generateClient();
  if (build) await step("Building the pages", buildPages);
  return launch("scripts/bench/processes/run.ts");
});

import "./steps/root.mjs";
import { buildPages, generateClient, isBuilt } from "./steps/build.mjs";
import { install } from "./steps/install.mjs";
import { launch } from "./steps/launch.mjs";
import { run, step } from "./steps/report.mjs";
import { requireBootstrapNode } from "./steps/runtime.mjs";

// Of its own, so that trying the demo leaves the real data alone.
process.env.DATA_DIR ||= ".demo";
// What happens is on the pages; the terminal stays calm.
process.env.LOG_LEVEL ||= "warn";

await run(async () => {
  requireBootstrapNode();
  await install({ withDevelopment: false });
  if (!isBuilt()) {
    const refusal = await launch("scripts/demo/processes/check.ts");
    if (refusal !== 0) return refusal;
  }
  await generateClient();
  if (!isBuilt()) await step("Building the pages", buildPages);
  return launch("scripts/demo/processes/run.ts");
});

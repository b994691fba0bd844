import "./steps/root.mjs";
import { buildPages, generateClient, isBuilt } from "./steps/build.mjs";
import { install } from "./steps/install.mjs";
import { launch } from "./steps/launch.mjs";
import { run, step } from "./steps/report.mjs";
import { requireBootstrapNode } from "./steps/runtime.mjs";

await run(async () => {
  requireBootstrapNode();
  await install({ withDevelopment: false });
  if (!isBuilt()) {
    // A wrong setting is said before the wait, and nothing is built under a server that runs.
    const refusal = await launch("scripts/check-start.ts");
    if (refusal !== 0) return refusal;
  }
  await generateClient();
  if (!isBuilt()) await step("Building the pages", buildPages);
  return launch("scripts/launch.ts");
});

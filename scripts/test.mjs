import "./steps/root.mjs";
import { generateClient } from "./steps/build.mjs";
import { runEverything } from "./steps/checks.mjs";
import { install } from "./steps/install.mjs";
import { run } from "./steps/report.mjs";
import { requireBootstrapNode } from "./steps/runtime.mjs";
import { prepareTools } from "./steps/tools.mjs";

await run(async () => {
  requireBootstrapNode();
  await install({ withDevelopment: true });
  const browser = await prepareTools();
  await generateClient();
  return (await runEverything({ CHROMIUM_PATH: browser })) ? 0 : 1;
});

import "./steps/root.mjs";
import { buildPages, generateClient } from "./steps/build.mjs";
import { run, step } from "./steps/report.mjs";

await run(async () => {
  await generateClient();
  await step("Building the pages", buildPages);
  return 0;
});

import "./steps/root.mjs";
import { buildPages, generateClient } from "./steps/build.mjs";
import { run } from "./steps/report.mjs";

await run(async () => {
  await generateClient();
  await buildPages();
  return 0;
});

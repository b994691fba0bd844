import "./steps/root.mjs";
import { generateClient } from "./steps/build.mjs";
import { run } from "./steps/report.mjs";

await run(async () => {
  await generateClient();
  return 0;
});

import { existsSync } from "node:fs";
import "./steps/root.mjs";
import { install } from "./steps/install.mjs";
import { launch } from "./steps/launch.mjs";
import { run } from "./steps/report.mjs";
import { requireBootstrapNode } from "./steps/runtime.mjs";

await run(async () => {
  requireBootstrapNode();
  // The agent needs no more than this one package; a host that has it needs no installation.
  if (!existsSync("node_modules/zod")) await install({ withDevelopment: false });
  return launch("scripts/agent.ts", process.argv.slice(2));
});

import { resolve } from "node:path";
import { generateClient } from "./steps/build.mjs";
import { install } from "./steps/install.mjs";
import { launch } from "./steps/launch.mjs";
import { run } from "./steps/report.mjs";
import "./steps/root.mjs";
import { requireBootstrapNode } from "./steps/runtime.mjs";

// A folder is meant from where the command was given, not from the repository.
const from = process.env.INIT_CWD ?? process.env.PWD ?? ".";
const folders = ["--out", "--dir"];
const args = process.argv.slice(2).map((argument, index, all) => {
  if (folders.includes(all[index - 1] ?? "")) return resolve(from, argument);
  const [name = "", value] = argument.split("=", 2);
  return value && folders.includes(name) ? `${name}=${resolve(from, value)}` : argument;
});

await run(async () => {
  requireBootstrapNode();
  await install({ withDevelopment: false });
  await generateClient();
  return launch("scripts/error-pages.ts", args);
});

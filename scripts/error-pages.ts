import { parseArgs } from "node:util";
import { WrongVariable } from "#lib/platform/env.ts";
import { StartFailure } from "#lib/platform/errors.ts";
import { checkErrorPages, describeDrift } from "#lib/runtime/check-error-pages.ts";
import { exportErrorPages } from "#lib/runtime/export-error-pages.ts";

const drifted = 1;
const failed = 2;

const usage = `Usage:
  npm run error-pages:export -- --out DIR [--service NAME]
  npm run error-pages:check -- --dir DIR
  npm run error-pages:check -- --url https://static.example.com/pages-of-the-bundle/`;

function readOptions() {
  const text = { type: "string" } as const;
  const options = { out: text, service: text, dir: text, url: text };
  try {
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    return { ...values, command: positionals[0] };
  } catch (error) {
    throw new StartFailure(`${error instanceof Error ? error.message : error}\n${usage}`);
  }
}

async function main(): Promise<number> {
  const { command, out, service, dir, url } = readOptions();
  if (command === "export" && out) {
    console.log(await exportErrorPages({ folder: out, service: service ?? null }));
    return 0;
  }
  const place = dir ? { folder: dir } : url ? { url } : null;
  if (command !== "check" || !place) throw new StartFailure(usage);
  const drift = await checkErrorPages(place);
  for (const line of describeDrift(drift)) console.log(line);
  return drift.same ? 0 : drifted;
}

try {
  process.exit(await main());
} catch (error) {
  const expected = error instanceof WrongVariable || error instanceof StartFailure;
  console.error(expected ? error.message : error);
  process.exit(failed);
}

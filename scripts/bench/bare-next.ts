import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { findFreePort } from "#lib/platform/embedded-database.ts";
import { answers, type Child, startChild, untilReady } from "./child.ts";

const handler = `export async function POST(request) {
  await request.json();
  return Response.json({ accepted: 1 }, { status: 202 });
}
export async function GET() {
  return Response.json({});
}
`;
const next = "node_modules/next/dist/bin/next";
const buildSeconds = 300;

/** Builds an app of one route handler that parses and answers, and nothing else. */
export async function buildBareNext(parent: string, onStart: (build: Child) => void) {
  const folder = join(parent, "bare-next");
  await mkdir(join(folder, "app", "ingest"), { recursive: true });
  await symlink(resolve("node_modules"), join(folder, "node_modules"));
  await writeFile(join(folder, "package.json"), '{ "private": true, "type": "module" }');
  await writeFile(join(folder, "app", "ingest", "route.js"), handler);
  // Turbopack takes no node_modules from outside its root; what it makes of ten lines is the same.
  const build = startChild(
    [next, "build", "--webpack"],
    { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    join(parent, "bare-next.log"),
    folder,
  );
  onStart(build);
  const isOver = async () => build.process.exitCode === 0;
  await untilReady(build, isOver, buildSeconds);
  return folder;
}

/** Serves the app as `next start` does in production. */
export async function startBareNext(folder: string, onStart: (server: Child) => void) {
  const port = await findFreePort();
  const guard = resolve("scripts/bench/processes/end-with-parent.ts");
  const server = startChild(
    ["--import", guard, next, "start", "--port", String(port), "--hostname", "127.0.0.1"],
    { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    join(folder, "..", "bare-next.log"),
    folder,
  );
  onStart(server);
  await untilReady(server, () => answers(`http://127.0.0.1:${port}/ingest`));
  return { port, pid: server.pid };
}

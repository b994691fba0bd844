import { spawn } from "node:child_process";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { createLogger } from "#lib/platform/logger.ts";
import { findDoor } from "#lib/runtime/doors.ts";
import { createFront } from "#lib/runtime/front.ts";
import { freePort } from "#tests/support/start-database.ts";

export type Served = { host: string; close(): Promise<void> };

/** The front that `npm start` has, with every door and no pages behind. */
export async function serveDoors(): Promise<Served> {
  const port = await freePort();
  const front = createFront({
    findDoor,
    rest: (_request, response) => response.writeHead(299).end(),
    trusts: () => false,
    log: createLogger("test"),
  });
  await new Promise<void>((resolve) => front.server.listen(port, "127.0.0.1", resolve));
  return { host: `127.0.0.1:${port}`, close: () => front.close(1000) };
}

/** A page of another origin with Sentry's SDK for browsers, bundled from what is installed. */
export async function servePage(): Promise<Served> {
  const script = await bundle(fileURLToPath(new URL("sentry-browser-app.ts", import.meta.url)));
  const html = `<!doctype html><html lang="en"><title>Shop</title><main><h1>Shop</h1>
<button id="throw">throw</button><button id="reject">reject</button><button id="feedback">feedback</button>
<button id="dialog">dialog</button>
<script src="/app.js"></script>`;
  const port = await freePort();
  const server = createServer((request, response) => {
    const isScript = request.url === "/app.js";
    response.setHeader("content-type", isScript ? "text/javascript" : "text/html");
    response.end(isScript ? script : html);
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return {
    host: `127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

async function bundle(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: "silent",
    build: { write: false, lib: { entry, formats: ["iife"], name: "app", fileName: "app" } },
  });
  for (const result of Array.isArray(built) ? built : [built]) {
    if (!("output" in result)) continue;
    const [chunk] = result.output;
    return chunk.code;
  }
  throw new Error("nothing was bundled");
}

/** Runs the program with Sentry's SDK for Node until it ends; answers what it printed. */
export function runNodeApp(dsn: string, story: string): Promise<string> {
  const file = fileURLToPath(new URL("sentry-node-app.ts", import.meta.url));
  const child = spawn(process.execPath, [file, dsn, story], { stdio: ["ignore", "pipe", "pipe"] });
  let printed = "";
  child.stdout.on("data", (chunk) => {
    printed += chunk;
  });
  child.stderr.on("data", (chunk) => {
    printed += chunk;
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) resolve(printed);
      else reject(new Error(`the program ended with ${code}: ${printed}`));
    });
  });
}

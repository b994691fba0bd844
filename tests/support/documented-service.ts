import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "#tests/support/start-database.ts";

export type DocumentedService = {
  url: string;
  source: string;
  read(): Promise<{ value: unknown; version: string }>;
  /** What another operator does by hand. */
  change(value: unknown): Promise<number>;
  stop(): Promise<void>;
};

/** Runs the example of `docs/adjust-config.md` as it stands there, as a process of its own. */
export async function startDocumentedService(): Promise<DocumentedService> {
  const document = readFileSync("docs/adjust-config.md", "utf8");
  const source = /```js\n([\s\S]*?)```/.exec(document)?.[1] ?? "";
  const folder = await mkdtemp(join(tmpdir(), "paramedic-config-"));
  await writeFile(join(folder, "service.mjs"), source);
  const port = await freePort();
  const env = { NODE_ENV: "test" as const, PORT: String(port) };
  const child = spawn(process.execPath, ["service.mjs"], { cwd: folder, env, stdio: "inherit" });
  const url = `http://127.0.0.1:${port}`;
  const place = `${url}/paramedic/config/pool_size`;
  const read = () => fetch(place).then((answer) => answer.json());
  await waitFor(read, child);
  return {
    ...{ url, source, read },
    async change(value) {
      const { version } = await read();
      const headers = { "if-match": `"${version}"` };
      const body = JSON.stringify({ value });
      return (await fetch(place, { method: "PUT", headers, body })).status;
    },
    async stop() {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function waitFor(read: () => Promise<unknown>, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 100 && child.exitCode === null; tries += 1) {
    if (await read().catch(() => null)) return;
    await sleep(100);
  }
  throw new Error("the example of docs/adjust-config.md does not answer");
}

import { execFileSync } from "node:child_process";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type EmbeddedDatabase, startEmbeddedDatabase } from "#lib/platform/embedded-database.ts";
import {
  type Origin,
  type ProxyName,
  type ProxyServer,
  send,
  startOrigin,
  startProxy,
  windowHeaders,
} from "#tests/support/error-page-proxies.ts";
import { sayMissing } from "#tests/support/find-program.ts";
import { cleanUp, type Launcher, makeDataDir, startLauncher } from "#tests/support/launcher.ts";
import { freePort } from "#tests/support/start-database.ts";

const names: ProxyName[] = ["nginx", "haproxy"];
const missing = sayMissing({ nginx: "nginx", haproxy: "haproxy" });
const token = "a-token-of-the-outage";
const proxies: [ProxyName, ProxyServer][] = [];
const launchers: Launcher[] = [];
let dataDir: string;
let bundle: string;
let server: EmbeddedDatabase;
let product: Launcher;
let origin: Origin;

beforeAll(async () => {
  if (missing) return;
  dataDir = await makeDataDir();
  bundle = await mkdtemp(join(tmpdir(), "paramedic-outage-bundle-"));
  await chmod(bundle, 0o755);
  const options = { folder: join(dataDir, "server"), password: "outage", onLine: () => {} };
  server = await startEmbeddedDatabase(options);
  const port = String(await freePort());
  const variables = {
    PORT: port,
    BASE_URL: `http://127.0.0.1:${port}`,
    DATABASE_URL: server.url,
    DATA_DIR: dataDir,
    API_TOKEN: token,
    TRUST_PROXY: "127.0.0.1",
    LOG_LEVEL: "fatal",
  };
  product = await startLauncher(variables);
  launchers.push(product);
  await product.prints("is ready");
  await createService();
  execFileSync(process.execPath, ["scripts/error-pages.ts", "export", "--out", bundle], {
    env: { ...process.env, ...variables },
  });
  origin = await startOrigin();
  for (const name of names) {
    proxies.push([name, await startProxy(name, { bundle, service: "shop", origin: origin.port })]);
  }
});
afterAll(async () => {
  for (const [, proxy] of proxies) await proxy.stop();
  await origin?.stop();
  if (!dataDir) return;
  await cleanUp(launchers, dataDir);
  await server?.stop();
  await rm(bundle, { recursive: true, force: true });
});

async function createService(): Promise<void> {
  const answer = await fetch(`${product.address}/api/v1/services`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify({ name: "shop", error_page: { display_name: "Northwind Shop" } }),
  });
  expect(answer.status).toBe(201);
}

/** What a visitor sees through each proxy; in every state it is the service's page with the service's status. */
async function visit(): Promise<{ name: ProxyName; isLive: boolean }[]> {
  const seen: { name: ProxyName; isLive: boolean }[] = [];
  for (const [name, { port }] of proxies) {
    const answer = await send(port, "/503", { headers: windowHeaders });
    expect(answer.status).toBe(503);
    expect(answer.body).toContain("Northwind Shop");
    expect(Number(answer.headers["retry-after"])).toBeGreaterThan(0);
    expect(answer.headers["cache-control"]).toBe("no-store");
    seen.push({ name, isLive: !answer.body.includes('id="ref" hidden') });
  }
  return seen;
}

const all = (isLive: boolean) => names.map((name) => ({ name, isLive }));

test.skipIf(missing !== null)(
  "visitors see the page while everything lives, without the database, and without Paramedic",
  async () => {
    expect(await visit()).toEqual(all(true));

    await server.stop();
    // Longer than a page believes what it knows: what is shown now comes from memory.
    await new Promise((resolve) => setTimeout(resolve, 3000));
    await expect.poll(visit, { timeout: 20_000 }).toEqual(all(true));
    expect(await visit()).toEqual(all(true));

    product.child.kill("SIGTERM");
    await product.ended;
    expect(await visit()).toEqual(all(false));

    await origin.stop();
    for (const [, { port }] of proxies) {
      const answer = await send(port, "/", { headers: windowHeaders });
      expect([502, 503]).toContain(answer.status);
      expect(answer.body).toContain("Northwind Shop");
    }
  },
);

import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { CreatedAgent } from "#lib/recovery/agent-schemas.ts";
import { type AgentProcess, startAgent } from "#tests/support/agent-process.ts";
import { expectAccessible } from "#tests/support/dashboard.ts";
import { useDatabase } from "#tests/support/database.ts";
import { cleanUp, type Launcher, makeDataDir, startLauncher } from "#tests/support/launcher.ts";
import { openChromium } from "#tests/support/open-chromium.ts";

const database = useDatabase();
const password = "a-password-of-the-agents";
const token = "a-token-of-the-agents";
const patience = { timeout: 60_000, interval: 100 };
let dataDir: string;
let host: string;
let product: Launcher;
let browser: Browser;
let page: Page;
const agents: AgentProcess[] = [];

beforeAll(async () => {
  dataDir = await makeDataDir();
  host = await prepareBareHost();
  product = await startLauncher({
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    ADMIN_PASSWORD: password,
    API_TOKEN: token,
    AUTH_SECRET: process.env.AUTH_SECRET ?? "",
  });
  await product.prints("is ready");
  browser = await openChromium();
  const window = await browser.newContext({ baseURL: product.address, reducedMotion: "reduce" });
  page = await window.newPage();
});
afterAll(async () => {
  await browser?.close();
  for (const { child, kill } of agents) {
    if (child.exitCode === null && child.signalCode === null) await kill("SIGKILL");
  }
  if (product) await cleanUp([product], dataDir);
  await rm(host, { recursive: true, force: true });
});

/** What the documents say that a host needs, and nothing else. */
async function prepareBareHost(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "paramedic-bare-host-"));
  for (const path of ["package.json", "scripts/agent.ts", "lib/agent", "node_modules/zod"]) {
    await cp(path, join(folder, path), { recursive: true });
  }
  const runs = join(folder, "runs");
  const run = ["/bin/sh", "-c", `echo run >> ${runs}`];
  const commands = { restart: { run, min_seconds_between: 0, check: ["/bin/true"] } };
  await writeFile(join(folder, "allow.json"), JSON.stringify({ commands }), { mode: 0o600 });
  return folder;
}

async function startOn(folder: string, config: object, file: string): Promise<AgentProcess> {
  const path = join(folder, file);
  const text = { ...config, allow_file: "allow.json", state_file: `state-of-${file}` };
  await writeFile(path, JSON.stringify(text), { mode: 0o600 });
  const agent = startAgent(path, folder);
  agents.push(agent);
  return agent;
}

async function api(method: string, path: string, body?: unknown) {
  const answer = await fetch(`${product.address}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: text ? JSON.parse(text) : undefined };
}

test("an administrator creates an agent and gets its configuration, once", async () => {
  await page.goto("/settings/agents");
  await page.getByLabel("E-mail").fill("admin@localhost");
  await page.getByLabel("Password").fill(password);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Agents" }).waitFor();
  await page.getByText("No agents yet").waitFor();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Create agent" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("web-1");
  await dialog.getByRole("button", { name: "Create agent" }).click();
  await dialog.getByText("Set up web-1 now").waitFor();
  const shown = await dialog.locator("pre", { hasText: "server_key" }).innerText();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "I have copied it" }).click();
  const config = JSON.parse(shown);
  await page.getByRole("row", { name: /web-1.*Offline.*never/ }).waitFor();
  expect(await page.content()).not.toContain(config.token);
  const agent = await startOn(host, config, "agent.json");
  await agent.prints("this host allows restart");
});

test("the agent, with nothing of the product beside it, runs what a button asks for, once", async () => {
  expect((await api("POST", "/services", { name: "shop" })).status).toBe(201);
  const config = { agent: "web-1", command: "restart" };
  const made = { name: "shop-host", service: "shop", type: "agent", config };
  expect((await api("POST", "/targets", made)).status).toBe(201);
  await expect
    .poll(async () => (await api("POST", "/targets/shop-host/check")).body, patience)
    .toMatchObject({ ok: true });
  await page.goto("/services/shop");
  await page.getByText("restart by the agent web-1").waitFor();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Run the command of shop-host" }).click();
  const question = page.getByRole("alertdialog").or(page.getByRole("dialog"));
  await question.getByText(/its host allows under this name/).waitFor();
  await question.getByRole("button", { name: "Run the command of shop-host" }).click();
  await page.waitForURL(/\/recovery\/runs\//);
  const id = page.url().split("/").at(-1);
  await expect
    .poll(async () => (await api("GET", `/runs/${id}`)).body.attempts, patience)
    .toMatchObject([{ action: "command", result: "ok" }]);
  expect(await readFile(join(host, "runs"), "utf8")).toBe("run\n");
  await page.goto("/settings/agents");
  await page.getByRole("row", { name: /web-1.*Online.*restart/ }).waitFor();
  await expectAccessible(page);
});

test("a target of an agent can be added and changed in the dialog", async () => {
  await page.goto("/services/shop");
  await page.getByRole("button", { name: "Edit shop-host" }).click();
  const dialog = page.getByRole("dialog");
  expect(await dialog.getByLabel("Agent").inputValue()).toBe("web-1");
  await dialog.getByLabel("Command").fill("restart; reboot");
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.getByText("Use letters, digits and . _ -").first().waitFor();
  await dialog.getByLabel("Command").fill("restart-all");
  await dialog.getByRole("button", { name: "Save" }).click();
  await page.getByText("restart-all by the agent web-1").waitFor();
});

test("an agent that is revoked on its page says so", async () => {
  await page.goto("/settings/agents");
  await page.getByRole("button", { name: "Revoke" }).click();
  await page.getByRole("button", { name: "Revoke web-1" }).click();
  await page.getByText("No agents yet").waitFor();
  await agents[0]?.prints("The agent web-1 was revoked.");
});

test("polls that wait do not hold the end of the product up, and the agent waits for it to come back", async () => {
  const created = CreatedAgent.parse((await api("POST", "/agents", { name: "web-2" })).body);
  const agent = await startOn(host, created.config, "second.json");
  await expect
    .poll(async () => (await api("GET", "/agents")).body.data, patience)
    .toMatchObject([{ name: "web-2", online: true }]);
  product.child.kill("SIGTERM");
  expect(await product.ended).toBe(0);
  // Refused when it asks again: its poll before had been answered, not cut.
  await agent.prints(/the server cannot be asked \(ECONNREFUSED\)/);
  expect(await agent.kill("SIGTERM")).toBe(0);
});

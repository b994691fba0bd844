import AxeBuilder from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { useDatabase } from "#tests/support/database.ts";
import { cleanUp, type Launcher, makeDataDir, startLauncher } from "#tests/support/launcher.ts";
import { openChromium } from "#tests/support/open-chromium.ts";

const database = useDatabase();
const password = "a-password-of-the-forms";
const token = "a-token-of-the-forms";
let dataDir: string;
let product: Launcher;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  dataDir = await makeDataDir();
  product = await startLauncher({
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    ADMIN_PASSWORD: password,
    API_TOKEN: token,
    AUTH_SECRET: process.env.AUTH_SECRET ?? "",
  });
  await product.prints("is ready");
  await api("POST", "/services", { name: "shop" });
  browser = await openChromium();
  const window = await browser.newContext({
    baseURL: product.address,
    viewport: { width: 1280, height: 900 },
    reducedMotion: "reduce",
  });
  page = await window.newPage();
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill("admin@localhost");
  await page.getByLabel("Password").fill(password);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Overview" }).waitFor();
});
afterAll(async () => {
  await browser?.close();
  if (product) await cleanUp([product], dataDir);
});

async function api(method: string, path: string, body?: unknown) {
  const answer = await fetch(`${product.address}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return answer.json();
}

async function expectAccessible(): Promise<void> {
  for (const [width, colorScheme] of [
    [1280, "light"],
    [390, "dark"],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    await page.evaluate(() =>
      Promise.allSettled(document.getAnimations().map((animation) => animation.finished)),
    );
    const { violations } = await new AxeBuilder({ page }).include('[role="dialog"]').analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`);
    expect(found, `${page.url()} at ${width} px, ${colorScheme}`).toEqual([]);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}

type Kind = {
  type: string;
  /** How the words of its button begin. */
  button: string;
  fields: Record<string, string>;
  /** A field, what is wrong in it, and what the form says to that. */
  wrong: [string, string, RegExp];
  allowed?: boolean;
  config: object;
};

test.each<Kind>([
  {
    ...{ type: "redis", button: "Clear the cache" },
    wrong: ["Keys begin with", "*", /Give what/],
    fields: {
      URL: "redis://:word@10.0.0.9:6379/2",
      "Keys begin with": "cache:",
      "At most this many keys": "500",
    },
    allowed: true,
    config: {
      url: "redis://10.0.0.9:6379/2",
      prefix: "cache:",
      max_keys: 500,
      allow_private: true,
    },
  },
  {
    ...{ type: "nginx", button: "Reload the configuration" },
    wrong: ["Configuration", "nginx.conf", /absolute path/],
    fields: { Configuration: "/etc/nginx/nginx.conf", "Pid file": "/run/nginx.pid" },
    config: { config_file: "/etc/nginx/nginx.conf", pid_file: "/run/nginx.pid" },
  },
  {
    ...{ type: "haproxy", button: "Reload the configuration" },
    wrong: ["Configuration", "haproxy.cfg", /absolute path/],
    fields: { Configuration: "/etc/haproxy/haproxy.cfg", "Master socket": "/run/master.sock" },
    config: { config_file: "/etc/haproxy/haproxy.cfg", socket: "/run/master.sock" },
  },
  {
    ...{ type: "systemd", button: "Restart" },
    wrong: ["Unit", "web", /Give the whole name/],
    fields: { Unit: "shop@1.service" },
    config: { unit: "shop@1.service" },
  },
])("a target of type $type is added by a form that says what is wrong", async (kind) => {
  const name = `shop-${kind.type}`;
  await page.goto("/services/shop");
  await page.getByRole("button", { name: "Add target" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name", { exact: true }).fill(name);
  await dialog.getByLabel("Type", { exact: true }).selectOption(kind.type);
  for (const [label, value] of Object.entries(kind.fields)) {
    await dialog.getByLabel(label, { exact: true }).fill(value);
  }
  if (kind.allowed) await dialog.getByRole("checkbox").check();
  const [label, value, sentence] = kind.wrong;
  const field = dialog.getByLabel(label, { exact: true });
  const right = await field.inputValue();
  await field.fill(value);
  await dialog.getByRole("button", { name: "Add target" }).click();
  await dialog.getByText(sentence).first().waitFor();
  expect(await field.getAttribute("aria-invalid")).toBe("true");
  await expectAccessible();
  await field.fill(right);
  await dialog.getByRole("button", { name: "Add target" }).click();
  await dialog.waitFor({ state: "hidden" });
  await page
    .getByRole("button", { name: `${kind.button} ` })
    .first()
    .waitFor();
  const target = await api("GET", `/targets/${name}`);
  expect(target).toMatchObject({ type: kind.type, config: kind.config });
  expect(target.has_secret).toBe(kind.type === "redis");
});

test("the form of a stored target shows its config, and keeps a secret that is left empty", async () => {
  await page.goto("/services/shop");
  await page.getByRole("button", { name: "Edit shop-redis" }).click();
  const dialog = page.getByRole("dialog");
  expect(await dialog.getByLabel("At most this many keys", { exact: true }).inputValue()).toBe(
    "500",
  );
  await dialog.getByText("A secret is stored.").waitFor();
  await dialog.getByLabel("Keys begin with", { exact: true }).fill("prices:");
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.waitFor({ state: "hidden" });
  const target = await api("GET", "/targets/shop-redis");
  expect(target).toMatchObject({ has_secret: true, config: { prefix: "prices:", max_keys: 500 } });
});

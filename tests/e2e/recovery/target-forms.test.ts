import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Dashboard, expectAccessible, openDashboard } from "#tests/support/dashboard.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();
let dashboard: Dashboard;
let page: Page;

beforeAll(async () => {
  dashboard = await openDashboard(database);
  await api("POST", "/services", { name: "shop" });
  ({ page } = dashboard);
  await dashboard.signIn();
});
afterAll(async () => {
  await dashboard?.close();
});

const api = async (method: string, path: string, body?: unknown) =>
  Object((await dashboard.api(method, path, body)).body);

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
  await expectAccessible(page, { within: '[role="dialog"]' });
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

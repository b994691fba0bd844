import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Dashboard, expectAccessible, openDashboard } from "#tests/support/dashboard.ts";
import { useDatabase } from "#tests/support/database.ts";
import { type DockerEngine, startDockerEngine } from "#tests/support/docker-engine.ts";

const database = useDatabase();
let dashboard: Dashboard;
let docker: DockerEngine;
let page: Page;

beforeAll(async () => {
  docker = await startDockerEngine("web");
  dashboard = await openDashboard(database);
  await database.pool.service.create({ data: { name: "shop" } });
  ({ page } = dashboard);
  await dashboard.signIn();
});
afterAll(async () => {
  await dashboard?.close();
  await docker?.close();
});

/** All of the open dialog can be read and reached. */
async function expectReachable(): Promise<void> {
  const dialog = page.getByRole("dialog");
  await expectAccessible(page, {
    within: '[role="dialog"]',
    also: async (width) => {
      const overflow = await dialog.evaluate((box) => box.scrollWidth - box.clientWidth);
      expect(overflow, `the dialog scrolls sideways at ${width} px`).toBeLessThanOrEqual(0);
    },
  });
}

async function openDialog(type: string) {
  await page.goto("/services/shop");
  await page.getByRole("button", { name: "Add target" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Type").selectOption(type);
  return dialog;
}

test("a container is added, checked and can be restarted", async () => {
  const dialog = await openDialog("Docker container");
  await dialog.getByLabel("Name", { exact: true }).fill("shop-container");
  await dialog.getByLabel("Container").fill("a/b");
  await dialog.getByLabel("Socket", { exact: true }).fill(docker.socket);
  await expectReachable();
  await dialog.getByRole("button", { name: "Add target" }).click();
  await dialog.getByText("Give the name or id of the container.", { exact: true }).waitFor();
  await dialog.getByLabel("Container").fill("web");
  await dialog.getByRole("button", { name: "Add target" }).click();
  await page.getByText(`Acts on web at ${docker.socket}`).waitFor();
  await page.getByRole("button", { name: /^Restart shop-container/ }).waitFor();
  await page.getByRole("button", { name: /^Check/ }).click();
  await page.getByText("web is running and healthy.").first().waitFor();
});

test("a deployment is added without its token being shown again", async () => {
  const dialog = await openDialog("Kubernetes deployment");
  await dialog.getByLabel("Name", { exact: true }).fill("shop-deployment");
  await dialog.getByLabel("Deployment").fill("web");
  await dialog.getByLabel("Namespace").fill("shop");
  await dialog.getByLabel("API server").fill("https://cluster.example.com:6443");
  await dialog.getByLabel("Token").fill("a-token-that-nobody-may-read");
  await expectReachable();
  await dialog.getByRole("button", { name: "Add target" }).click();
  await page.getByText("Acts on web in namespace shop at https://cluster").waitFor();
  await page.getByRole("button", { name: "Edit shop-deployment" }).click();
  await page.getByText("A secret is stored.").waitFor();
  expect(await page.content()).not.toContain("a-token-that-nobody-may-read");
});

test("a setting is adjusted by a button that says what becomes what", async () => {
  const dialog = await openDialog("HTTP endpoint");
  await dialog.getByLabel("Name", { exact: true }).fill("shop-admin");
  await dialog.getByLabel("Address", { exact: true }).fill("https://admin.example.com");
  await dialog.getByRole("button", { name: "Add target" }).click();
  const name = "Adjust the configuration of shop-admin";
  await page.getByRole("button", { name, exact: true }).click();
  const question = page.getByRole("alertdialog").or(page.getByRole("dialog"));
  await question.getByLabel("Setting").fill("pool_size");
  await question.getByLabel("Becomes").fill("40");
  expect(await question.getByLabel("Put the previous value back").isChecked()).toBe(true);
  await question.getByLabel("Type shop to confirm").fill("shop");
  await question.getByLabel("Reason").fill("The pool is too small.");
  await question.getByRole("button", { name }).click();
  await page.waitForURL(/\/recovery\/runs\//);
  const run = await database.pool.run.findFirstOrThrow();
  expect(run.definition).toMatchObject({
    steps: [{ action: "adjust-config", params: { key: "pool_size", value: 40 } }],
  });
});

import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { notify } from "#lib/notifications/notify.ts";
import { startPagerDuty, startSlack } from "#tests/support/chat-receivers.ts";
import { type Dashboard, expectAccessible, openDashboard } from "#tests/support/dashboard.ts";
import { useDatabase } from "#tests/support/database.ts";
import { prepareNotice, routingKey } from "#tests/support/notices.ts";

const database = useDatabase();
const slack = await startSlack();
const pager = await startPagerDuty();
const takeAll = slack.answer;
const canary = "canaryCanaryCanary1a2b";
let dashboard: Dashboard;
let page: Page;

beforeAll(async () => {
  dashboard = await openDashboard(database);
  ({ page } = dashboard);
  await dashboard.signIn();
});
afterAll(async () => {
  await dashboard?.close();
  await slack.close();
  await pager.close();
});

async function openForm(type: string, name: string): Promise<void> {
  await page.getByRole("button", { name: "Create channel" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByLabel("Type").selectOption(type);
  await dialog.getByText("The address is in a private network").click();
}
const submit = () =>
  page.getByRole("dialog").getByRole("button", { name: "Create channel" }).click();

test("channels of a chat and a pager are created by their forms, which name what is wrong", async () => {
  await page.goto("/settings/channels");
  await openForm("slack", "ops");
  await submit();
  await page.getByText("Give an http or https address.", { exact: true }).waitFor();
  await expectAccessible(page);
  await page.getByLabel("Webhook address").fill(`${slack.url}/${canary}`);
  await submit();
  await page.getByText("Webhook at 127.0.0.1").waitFor();

  await openForm("pagerduty", "pager");
  await page.getByLabel("Integration key").fill(routingKey);
  await page.getByLabel("Address of the Events API").fill(pager.url);
  await submit();
  await page.getByText("Integration key …cdef").waitFor();
  expect(await page.content()).not.toContain(canary);
  await expectAccessible(page);
});

test("a test says that it arrived", async () => {
  await page.getByRole("button", { name: "Send a test through ops" }).click();
  await page.getByText("Delivered: The receiver answered 200.").waitFor();
  expect(slack.taken).toHaveLength(1);
});

test("a channel that refuses shows why, the other one is told, and the message can be sent again", async () => {
  slack.answer = (_request, response) => response.writeHead(404).end("no_service");
  await notify(database.context(), prepareNotice({ channels: ["ops"], title: "A hand-over" }));
  await expect.poll(() => pager.taken.length, { timeout: 20_000 }).toBe(1);
  await page.goto("/settings/channels");
  await page.getByText("The receiver answered 404. It said: no_service").first().waitFor();
  await page.getByText("Last messages of ops").click();
  await page.getByRole("button", { name: "Send again: A hand-over" }).waitFor();
  await expectAccessible(page);
  slack.answer = takeAll;
  await page.getByRole("button", { name: "Send again: A hand-over" }).click();
  await page.getByRole("button", { name: "Send again", exact: true }).last().click();
  await expect.poll(() => slack.taken.length, { timeout: 20_000 }).toBe(2);
  expect(dashboard.product.output()).not.toContain(canary);
  expect(dashboard.product.output()).not.toContain(routingKey);
});

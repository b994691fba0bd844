import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Dashboard, expectAccessible, openDashboard } from "#tests/support/dashboard.ts";
import { useDatabase } from "#tests/support/database.ts";
import { type Patient, startPatient } from "#tests/support/patient.ts";
import { makeReliabilityPast } from "#tests/support/reliability-past.ts";

const database = useDatabase();
let dashboard: Dashboard;
let patient: Patient;
let page: Page;

beforeAll(async () => {
  patient = await startPatient();
  await makeReliabilityPast(database.pool);
  await database.pool.service.create({ data: { name: "shop" } });
  dashboard = await openDashboard(database);
  ({ page } = dashboard);
  await dashboard.api("POST", "/targets", {
    ...{ name: "shop-admin", service: "shop", type: "http" },
    config: { base_url: patient.url, allow_private: true },
  });
  await dashboard.signIn();
});
afterAll(async () => {
  await dashboard?.close();
  await patient?.close();
});

/** Also keeps pictures of the page where PICTURES names a folder. */
async function expectReadable(name: string): Promise<void> {
  const folder = process.env.PICTURES;
  await expectAccessible(page, {
    also: async (width) => {
      if (folder) await page.screenshot({ path: `${folder}/${name}-${width}.png`, fullPage: true });
    },
  });
}

test("a plan is written in fields and as YAML, its faults stand at their lines, and it is not left unsaved", async () => {
  await page.goto("/scenarios/new?service=shop");
  await page.getByLabel("Name", { exact: true }).fill("restart-shop");
  await page.getByLabel("Error codes").fill("TIMEOUT");
  const words = page.getByRole("region", { name: "In words" });
  await words.getByText("Starts when 3 errors of TIMEOUT arrive within 1 min.").waitFor();
  await page.getByText("YAML", { exact: true }).click();
  const text = page.getByLabel("Plan as YAML");
  const plan = await text.inputValue();
  await text.fill(plan.replace("count: 3", "count: many # ours"));
  const line = plan.split("\n").findIndex((one) => one.includes("count: 3")) + 1;
  await page.getByRole("button", { name: `Line ${line}`, exact: true }).waitFor();
  await page.getByText("trigger.count").waitFor();
  await page.getByText("Form", { exact: true }).click();
  await page.getByText("Mend the lines below first").waitFor();
  await expectReadable("scenario-yaml");
  await text.fill(plan.replace("count: 3", "count: 5 # ours"));
  await page.getByText("Form", { exact: true }).click();
  expect(await page.getByLabel("Errors", { exact: true }).first().inputValue()).toBe("5");
  await page.getByText("YAML", { exact: true }).click();
  expect(await text.inputValue()).toContain("count: 5 # ours");
  await page.getByText("Form", { exact: true }).click();
  await page.getByRole("link", { name: "Services", exact: true }).click();
  const question = page.getByRole("alertdialog", { name: "Leave without saving?" });
  await question.getByRole("button", { name: "Stay" }).click();
  await expectReadable("scenario-form");
  await page.getByRole("button", { name: "Create scenario" }).click();
  await page.getByRole("heading", { level: 1, name: "restart-shop" }).waitFor();
});

test("it is replayed on a day before it is changed, and each version says what it changed", async () => {
  await page.getByText("24 h", { exact: true }).click();
  await page.getByRole("button", { name: "Replay" }).click();
  await page.getByText("It would never have started.").waitFor();
  await page.getByRole("region", { name: "What this cannot know" }).waitFor();
  await page.getByLabel("Rest after a run").fill("60");
  await page.getByText("The plan was changed after this replay.").waitFor();
  await page.getByRole("button", { name: "Save as version 2" }).click();
  await page.getByText("Rest after a run: 300 s → 60 s").waitFor();
  await expectReadable("scenario");
  await page.getByRole("link", { name: "Version 1", exact: true }).click();
  await page.getByRole("button", { name: "Restore version 1" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Restore version 1" }).click();
  await page.getByText("Rest after a run: 60 s → 300 s").waitFor();
});

test("a button names target and effect, and a double click begins one run", async () => {
  await page.goto("/recovery?service=shop");
  const button = page.getByRole("button", { name: "Run restart-shop now" });
  await button.click();
  const question = page.getByRole("alertdialog", { name: "Run restart-shop?" });
  await question.getByText("It acts on shop in production").waitFor();
  const focused = () => page.evaluate(() => document.activeElement?.textContent);
  expect(await focused()).toBe("Cancel");
  await question.getByRole("button", { name: "Run restart-shop" }).dblclick();
  await page.waitForURL(/\/recovery\/runs\//);
  await page.getByText("Run restart-shop: started").waitFor();
  expect(await database.pool.run.count({ where: { name: "restart-shop" } })).toBe(1);
});

test("a press that reaches far waits for the service's name and a reason", async () => {
  await database.pool.$executeRaw`UPDATE run_targets SET live = false`;
  await page.goto("/services/shop");
  await page.getByRole("button", { name: "Adjust the configuration of shop-admin" }).click();
  const question = page.getByRole("alertdialog");
  const verb = question.getByRole("button", { name: "Adjust the configuration of shop-admin" });
  await question.getByLabel("Type shop to confirm").fill("shop");
  expect(await verb.isDisabled()).toBe(true);
  await question.getByLabel("Reason").fill("the pool is too small");
  expect(await verb.isEnabled()).toBe(true);
  await question.getByLabel("Type shop to confirm").fill("sho");
  expect(await verb.isDisabled()).toBe(true);
  await page.keyboard.press("Escape");
});

test("the console has a card for each plan, and a stop shows on every page", async () => {
  await page.goto("/recovery");
  await page.getByRole("heading", { level: 3, name: /^restart-shop/ }).waitFor();
  await expectReadable("console");
  await dashboard.api("PUT", "/kill-switch", { engaged: true, reason: "a release" });
  for (const path of ["/", "/issues", "/scenarios", "/settings/account"] as const) {
    await page.goto(path);
    await page.getByText("All recovery is stopped.").waitFor();
  }
  await page.goto("/recovery?outcome=COOLDOWN");
  await page.getByText("No decision fits these filters.").waitFor();
  expect(await page.getByRole("button", { name: "Run restart-shop now" }).isDisabled()).toBe(true);
  await page.getByText("The kill switch is engaged: a release").first().waitFor();
  await dashboard.api("PUT", "/kill-switch", { engaged: false, reason: "done" });
});

test("a month is one sheet of paper, and its neighbours are a click away", async () => {
  await page.goto("/recovery/reliability");
  await page.getByRole("region", { name: "By scenario" }).getByText("of").first().waitFor();
  await expectReadable("report");
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  const ground = await page.evaluate(() => getComputedStyle(document.body).colorScheme);
  expect(ground).toBe("light");
  const paper = await page.pdf({ preferCSSPageSize: true });
  expect(paper.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
  await page.emulateMedia({ media: "screen", colorScheme: "light" });
  const heading = page.getByRole("heading", { level: 1 });
  const latest = await heading.innerText();
  await page.getByRole("link", { name: "The month before" }).click();
  await heading.filter({ hasNotText: latest }).waitFor();
  await page.getByRole("link", { name: "The month after" }).click();
  await heading.filter({ hasText: latest }).waitFor();
});

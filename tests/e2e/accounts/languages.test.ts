import { afterAll, beforeAll, expect, test } from "vitest";
import { type Dashboard, expectAccessible, openDashboard } from "#tests/support/dashboard.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();
let dashboard: Dashboard;

beforeAll(async () => {
  dashboard = await openDashboard(database);
  await dashboard.signIn();
});
afterAll(() => dashboard?.close());

test("a reader chooses Korean, and the whole frame speaks it without loading the page again", async () => {
  const { page } = dashboard;
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).host));
  await page.goto("/settings/appearance");
  await page.getByRole("radio", { name: "한국어" }).check();
  await page.getByRole("heading", { name: "화면 표시", level: 1 }).waitFor();
  await page.getByRole("link", { name: "시나리오" }).first().waitFor();
  await expect.poll(() => page.locator("html").getAttribute("lang")).toBe("ko");
  await expectAccessible(page);
  await page.keyboard.press("?");
  await page.getByRole("dialog", { name: "단축키" }).getByText("검색 또는 이동").waitFor();
  await page.keyboard.press("Escape");
  expect(new Set(asked).size).toBe(1);
  await page.getByRole("radio", { name: "English" }).check();
  await page.getByRole("heading", { name: "Appearance", level: 1 }).waitFor();
});

test("without a choice the browser's wish decides", async () => {
  const page = `${dashboard.product.address}/sign-in`;
  const answer = await fetch(page, { headers: { "accept-language": "ko-KR,ko;q=0.9" } });
  expect(await answer.text()).toContain('<html lang="ko"');
  const english = await (await fetch(page, { headers: { "accept-language": "fr" } })).text();
  expect(english).toContain('<html lang="en"');
});

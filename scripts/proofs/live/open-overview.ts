import type { Page } from "playwright-core";
import type { Ends } from "../../bench/ends.ts";
import type { Product } from "../../bench/product.ts";
import { openBrowser } from "../../pictures/demo-window.ts";

/** The administrator's overview in a browser. */
export type Overview = {
  page: Page;
  /** How many streams it has opened. */
  streams(): number;
  /** What proves to the server who is signed in. */
  cookie(): Promise<string>;
  close(): Promise<void>;
};

export async function openOverview({ port }: Product, ends: Ends): Promise<Overview> {
  const browser = await openBrowser();
  ends.add(() => browser.close());
  const page = await browser.newPage({ baseURL: `http://127.0.0.1:${port}` });
  let opened = 0;
  page.on("request", (request) => {
    if (request.url().includes("/api/v1/stream")) opened += 1;
  });
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill("admin@localhost");
  await page.getByLabel("Password").fill("a password of the bench");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Overview" }).waitFor();
  return {
    page,
    streams: () => opened,
    close: () => browser.close(),
    async cookie() {
      const cookies = await page.context().cookies();
      return cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
    },
  };
}

import { existsSync } from "node:fs";
import type { Page } from "playwright-core";
import { chromium } from "playwright-core";
import type { Ends } from "../../bench/ends.ts";
import type { Product } from "../../bench/product.ts";

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
  const places = [process.env.CHROMIUM_PATH, "/usr/bin/chromium", chromium.executablePath()];
  const executablePath = places.find((place) => place && existsSync(place));
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    // Chromium refuses its sandbox to root, which containers are.
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  });
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

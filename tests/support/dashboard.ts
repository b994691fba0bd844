import type { Page } from "playwright-core";
import { expect } from "vitest";
import type { TestDatabase } from "#tests/support/database.ts";
import { findViolations } from "#tests/support/find-violations.ts";
import { cleanUp, type Launcher, makeDataDir, startLauncher } from "#tests/support/launcher.ts";
import { openChromium } from "#tests/support/open-chromium.ts";
import { untilStill } from "#tests/support/until-still.ts";

const password = "a-password-of-the-dashboard";
const wide = { width: 1280, height: 900 };

export type Dashboard = {
  product: Launcher;
  page: Page;
  /** Signs the administrator in and waits for the overview. */
  signIn(): Promise<void>;
  /** Calls the API with the administrator's token. */
  api(method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }>;
  close(): Promise<void>;
};

/** The launched product on a test's database, with a Chromium that stands before it. */
export async function openDashboard(database: TestDatabase): Promise<Dashboard> {
  const token = "a-token-of-the-dashboard";
  const dataDir = await makeDataDir();
  const product = await startLauncher({
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    ADMIN_PASSWORD: password,
    API_TOKEN: token,
    AUTH_SECRET: process.env.AUTH_SECRET ?? "",
  });
  await product.prints("is ready");
  const browser = await openChromium();
  const window = await browser.newContext({
    baseURL: product.address,
    viewport: wide,
    reducedMotion: "reduce",
  });
  const page = await window.newPage();
  return {
    ...{ product, page },
    async signIn() {
      await page.goto("/sign-in");
      await page.getByLabel("E-mail").fill("admin@localhost");
      await page.getByLabel("Password").fill(password);
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { level: 1, name: "Overview" }).waitFor();
    },
    async api(method, path, body) {
      const answer = await fetch(`${product.address}/api/v1${path}`, {
        method,
        headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await answer.text();
      return { status: answer.status, body: text ? JSON.parse(text) : undefined };
    },
    async close() {
      await browser.close();
      await cleanUp([product], dataDir);
    },
  };
}

type Look = {
  /** Of what is looked at; the whole page unless given. */
  within?: string;
  /** What is judged elsewhere. */
  without?: string;
  /** Called at each width, for what one page needs besides. */
  also?: (width: number) => Promise<void>;
};

/** Light and wide, dark and narrow: axe finds nothing, and nothing scrolls sideways. */
export async function expectAccessible(
  page: Page,
  { within, without, also }: Look = {},
): Promise<void> {
  for (const [width, colorScheme] of [
    [wide.width, "light"],
    [390, "dark"],
  ] as const) {
    const where = `${page.url()} at ${width} px, ${colorScheme}`;
    await page.setViewportSize({ width, height: wide.height });
    await page.emulateMedia({ colorScheme });
    await untilStill(page);
    const question = { ...(within ? { within } : {}), ...(without ? { without } : {}) };
    expect(await findViolations(page, question), where).toEqual([]);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - window.innerWidth,
    );
    expect(overflow, `${where} scrolls sideways`).toBeLessThanOrEqual(0);
    await also?.(width);
  }
  await page.setViewportSize(wide);
}

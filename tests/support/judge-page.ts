import type { BrowserContext, Page } from "playwright-core";
import { findViolations, ofColors, standards } from "#tests/support/find-violations.ts";
import { untilStill } from "#tests/support/until-still.ts";

const height = 900;
const wide = 1280;
const looks = [
  { width: wide, colorScheme: "light" },
  { width: wide, colorScheme: "dark" },
  { width: 390, colorScheme: "dark" },
  { width: 390, colorScheme: "light" },
] as const;

const tabs = 3;

/**
 * What axe finds on pages in light and dark, on a desk and on a phone, and whether they scroll sideways there. They are
 * opened in a window of their own, for the person who is signed in on `page` or for nobody.
 */
export async function judgePages(
  page: Page,
  addresses: string[],
  { signedIn }: { signedIn: boolean },
): Promise<string[]> {
  const window = await page
    .context()
    .browser()
    ?.newContext({
      baseURL: new URL(page.url()).origin,
      reducedMotion: "reduce",
      ...(signedIn ? { storageState: await page.context().storageState() } : {}),
    });
  if (!window) throw new Error("the page has no browser");
  const waiting = [...addresses];
  const lists = Array.from({ length: tabs }, () => judgeNext(window, waiting));
  const found = (await Promise.all(lists)).flat();
  await window.close();
  return found;
}

async function judgeNext(window: BrowserContext, waiting: string[]): Promise<string[]> {
  const page = await window.newPage();
  const found: string[] = [];
  for (let address = waiting.pop(); address !== undefined; address = waiting.pop()) {
    await page.goto(address);
    for (const what of await judgePage(page)) found.push(`${address}: ${what}`);
  }
  return found;
}

async function judgePage(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const { width, colorScheme } of looks) {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme });
    await untilStill(page);
    const here = `at ${width} px, ${colorScheme}`;
    const asked = colorScheme === "light" ? { tags: standards } : { rules: ofColors };
    // What a frame shows is judged by the tests of the error pages.
    const violations = await findViolations(page, { ...asked, ignoresFrames: true });
    found.push(...violations.map((what) => `${what} (${here})`));
    if (await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth))
      found.push(`scrolls sideways ${here}`);
  }
  return found;
}

import AxeBuilder from "@axe-core/playwright";
import type { BrowserContext, Page } from "playwright-core";

const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** Only they can differ from one theme to the other. */
const ofColors = ["color-contrast", "link-in-text-block"];
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
    await untilDrawn(page);
    const here = `at ${width} px, ${colorScheme}`;
    // What a frame shows is judged by the tests of the error pages.
    const axe = new AxeBuilder({ page }).setLegacyMode().options({ iframes: false });
    const asked = colorScheme === "light" ? axe.withTags(standards) : axe.withRules(ofColors);
    const { violations } = await asked.analyze();
    for (const { id, nodes } of violations) {
      const elements = nodes.slice(0, 3).map(({ html }) => html.slice(0, 300));
      found.push(`${id} ${here}: ${elements.join(" ")}`);
    }
    if (await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth))
      found.push(`scrolls sideways ${here}`);
  }
  return found;
}

/** What the width changes is drawn in the frames after it, and what moves has to come to rest. */
function untilDrawn(page: Page): Promise<unknown> {
  return page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    await frame();
    await frame();
    await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
  });
}

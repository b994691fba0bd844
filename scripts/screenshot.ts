import { setTimeout as sleep } from "node:timers/promises";
import type { Browser } from "playwright-core";
import { type DemoPlan, preparePlan } from "./demo/plan.ts";
import { addressOf } from "./demo/what-is-seeded.ts";
import { openBrowser, signIn, untilWorthSeeing } from "./pictures/demo-window.ts";
import { takeScreens } from "./pictures/take-screens.ts";

// Makes the pictures of README, with --screens those of every page, from a demo that runs: `npm run demo` in one
// terminal, this in another.
const shownMinutes = 7;

async function takePictures(browser: Browser, plan: DemoPlan): Promise<void> {
  const page = await browser.newPage({
    viewport: { width: 1280, height: 900 },
    deviceScaleFactor: 2,
    colorScheme: "light",
    reducedMotion: "reduce",
  });
  await signIn(page, plan);
  await untilWorthSeeing(plan);
  const show = async (url: string, colorScheme: "light" | "dark", file: string) => {
    await page.emulateMedia({ colorScheme });
    await page.goto(url);
    await page.getByRole("heading").first().waitFor();
    // The chart comes in a chunk of its own.
    await sleep(2500);
    await page.screenshot({ path: file });
    console.log(file);
  };
  const now = Date.now();
  const span = { from: now - shownMinutes * 60_000, to: now + 10_000 };
  const moments = Object.entries(span).map(([name, at]) => [name, new Date(at).toISOString()]);
  const overview = `${plan.environment.BASE_URL}/?${new URLSearchParams(moments)}`;
  await show(overview, "light", "docs/overview.png");
  await show(overview, "dark", "docs/overview-dark.png");
  await show(`${addressOf(plan, "search")}/`, "light", "docs/error-page.png");
}

const plan = await preparePlan({ ...process.env, DATA_DIR: process.env.DATA_DIR || ".demo" });
const browser = await openBrowser();
try {
  if (process.argv.includes("--screens")) await takeScreens(browser, plan);
  else await takePictures(browser, plan);
} finally {
  await browser.close();
}

import { existsSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { type Browser, chromium, type Page } from "playwright-core";
import { z } from "zod";
import { openApi } from "./demo/api.ts";
import { type DemoPlan, preparePlan } from "./demo/plan.ts";
import { addressOf } from "./demo/what-is-seeded.ts";

// Makes the pictures of README from a demo that runs: `npm run demo` in one terminal, this in another.
const patienceSeconds = 720;
const shownMinutes = 7;
/** Two rounds of three services, so that the timeline has a story to tell. */
const enoughRecoveries = 6;
const Run = z.object({ id: z.string(), state: z.string(), live: z.boolean() });
const Runs = z.object({ data: z.array(Run) });

/** Approves what asks until enough is behind, then waits until one run asks while another works. */
async function untilWorthSeeing(plan: DemoPlan): Promise<void> {
  const api = openApi(plan.paramedic, plan.token);
  const deadline = performance.now() + patienceSeconds * 1000;
  while (performance.now() < deadline) {
    const { data } = Runs.parse(await api.get("/runs"));
    const asking = data.filter(({ state }) => state === "AWAITING_APPROVAL");
    const working = data.filter(({ live, state }) => live && state !== "AWAITING_APPROVAL");
    const recovered = data.filter(({ state }) => state === "RECOVERED");
    if (recovered.length < enoughRecoveries) {
      for (const { id } of asking) await api.post(`/runs/${id}/approve`, {});
    } else if (asking.length > 0 && working.length > 0) {
      return;
    }
    await sleep(500);
  }
  throw new Error(`Nothing worth a picture in ${patienceSeconds} s; does \`npm run demo\` run?`);
}

async function signIn(page: Page, { environment, password }: DemoPlan): Promise<void> {
  await page.goto(`${environment.BASE_URL}/sign-in`);
  await page.getByLabel("E-mail").fill(environment.ADMIN_EMAIL);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(`${environment.BASE_URL}/`);
}

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

const places = [process.env.CHROMIUM_PATH, "/usr/bin/chromium", chromium.executablePath()];
const executablePath = places.find((place) => place && existsSync(place));
const plan = await preparePlan({ ...process.env, DATA_DIR: process.env.DATA_DIR || ".demo" });
const browser = await chromium.launch(executablePath ? { executablePath } : {});
try {
  await takePictures(browser, plan);
} finally {
  await browser.close();
}

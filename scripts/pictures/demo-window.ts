import { existsSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { type Browser, chromium, type Page } from "playwright-core";
import { z } from "zod";
import { openApi } from "../demo/api.ts";
import type { DemoPlan } from "../demo/plan.ts";

const patienceSeconds = 720;
/** Two rounds of three services, so that the timeline has a story to tell. */
const enoughRecoveries = 6;
const Run = z.object({ id: z.string(), state: z.string(), live: z.boolean() });
const Runs = z.object({ data: z.array(Run) });

/** Starts the Chromium of CHROMIUM_PATH, else the system's, else the one that Playwright keeps. */
export function openBrowser(): Promise<Browser> {
  const places = [process.env.CHROMIUM_PATH, "/usr/bin/chromium", chromium.executablePath()];
  const executablePath = places.find((place) => place && existsSync(place));
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return chromium.launch(executablePath ? { executablePath, args } : { args });
}

export async function signIn(page: Page, { environment, password }: DemoPlan): Promise<void> {
  await page.goto(`${environment.BASE_URL}/sign-in`);
  await page.getByLabel("E-mail").fill(environment.ADMIN_EMAIL);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(`${environment.BASE_URL}/`);
}

/** Approves what asks until enough is behind, then waits until one run asks while another works. */
export async function untilWorthSeeing(plan: DemoPlan): Promise<void> {
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

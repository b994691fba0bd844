import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { endWithParent } from "../kit/end-with-parent.ts";
import { variable } from "../kit/variable.ts";

/** Every service meets its unlucky visitors this often: 150 s. */
const periodMilliseconds = 150_000;
const usualPauseMilliseconds = 800;
const longestPauseMilliseconds = 2500;
const unluckyPauseMilliseconds = 300;
const hurryMilliseconds = 800;
const mostUnlucky = 80;
/** One visitor pastes what the search cannot read, again and again. */
const stubborn = {
  path: `/?q=${encodeURIComponent('"green tea')}`,
  firstMilliseconds: 60_000,
  visits: 40,
  pauseMilliseconds: 1000,
};
const patienceMilliseconds = 5000;

type Habits = {
  name: "user-service" | "checkout" | "search";
  usual: () => string;
  /** What brings the mistake in the service to light. */
  unlucky: () => string;
  firstMilliseconds: number;
};

const pick = (words: string[]) => words[Math.floor(Math.random() * words.length)] ?? "";
const habits: Habits[] = [
  {
    name: "user-service",
    usual: () => `/users/${pick(["1", "2", "3", "4", "5"])}`,
    unlucky: () => `/users/guest-${randomUUID().slice(0, 8)}`,
    firstMilliseconds: 8000,
  },
  {
    name: "checkout",
    usual: () => "/",
    unlucky: () => "/?coupon=SPRING",
    firstMilliseconds: 24_000,
  },
  {
    name: "search",
    usual: () => `/?q=${pick(["tea", "cup", "kettle"])}`,
    unlucky: () => `/?q=tea-no-${randomUUID().slice(0, 8)}`,
    firstMilliseconds: 40_000,
  },
];
const addresses = z.record(z.string(), z.string()).parse(JSON.parse(variable("DEMO_ADDRESSES")));

async function visit(url: string): Promise<"served" | "fault" | "failed"> {
  try {
    const answer = await fetch(url, {
      headers: { accept: "text/html", "x-request-id": randomUUID() },
      signal: AbortSignal.timeout(patienceMilliseconds),
    });
    await answer.arrayBuffer();
    if (answer.status >= 500) return "failed";
    return answer.ok ? "served" : "fault";
  } catch {
    return "failed";
  }
}

/** Comes back more slowly while the service fails, as people do. */
async function visitUsually({ usual }: Habits, address: string): Promise<never> {
  let pause = usualPauseMilliseconds;
  for (;;) {
    const outcome = await visit(address + usual());
    pause =
      outcome === "failed"
        ? Math.min(longestPauseMilliseconds, pause * 1.2)
        : usualPauseMilliseconds;
    await sleep(pause * (0.75 + Math.random() / 2));
  }
}

async function visitUnluckily(habits: Habits, address: string): Promise<never> {
  await sleep(habits.firstMilliseconds);
  for (;;) {
    await breakOnce(habits, address);
    await sleep(periodMilliseconds);
  }
}

/**
 * Goes on until the service fails three times in a row: then nothing works there any more. From the first failure it
 * hurries, or the service would be restarted meanwhile and broken once more.
 */
async function breakOnce({ unlucky }: Habits, address: string): Promise<void> {
  let failures = 0;
  let deadline = Number.POSITIVE_INFINITY;
  for (let visits = 0; visits < mostUnlucky && failures < 3; visits += 1) {
    const failed = (await visit(address + unlucky())) === "failed";
    failures = failed ? failures + 1 : 0;
    if (failed) deadline = Math.min(deadline, performance.now() + hurryMilliseconds);
    if (performance.now() > deadline) return;
    if (!failed) await sleep(unluckyPauseMilliseconds);
  }
}

async function visitStubbornly(address: string): Promise<never> {
  await sleep(stubborn.firstMilliseconds);
  for (;;) {
    for (let visits = 0; visits < stubborn.visits; visits += 1) {
      await visit(address + stubborn.path);
      await sleep(stubborn.pauseMilliseconds);
    }
    await sleep(periodMilliseconds);
  }
}

endWithParent();
await Promise.all([
  ...habits.flatMap((one) => {
    const address = addresses[one.name] ?? "";
    return [visitUsually(one, address), visitUsually(one, address), visitUnluckily(one, address)];
  }),
  visitStubbornly(addresses.search ?? ""),
]);

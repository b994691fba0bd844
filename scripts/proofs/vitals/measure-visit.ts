import type { Browser, BrowserContextOptions, CDPSession, Page } from "playwright-core";

/** Milliseconds, the unitless shift, and bytes of scripts as they came over the wire. */
export type Visit = { lcp: number; inp: number; cls: number; scriptBytes: number };

/** A mid-range phone on a slow mobile network, as Lighthouse throttles one. */
const phone = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  hasTouch: true,
  isMobile: true,
  userAgent:
    "Mozilla/5.0 (Linux; Android 14; Pixel 7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36",
} satisfies BrowserContextOptions;
const network = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1024 * 1024) / 8,
  uploadThroughput: (0.75 * 1024 * 1024) / 8,
};
const cpuSlowdown = 4;
const settleMilliseconds = 2500;

type Observed = { lcp: number; inp: number; cls: number };
type Observing = typeof globalThis & { observed?: Observed };

/** Opens a page with nothing in the cache, lets it settle, and uses it by keyboard and touch. */
export async function measureVisit(
  browser: Browser,
  url: string,
  storageState: NonNullable<BrowserContextOptions["storageState"]>,
): Promise<Visit> {
  const context = await browser.newContext({ ...phone, storageState });
  try {
    const page = await context.newPage();
    await page.addInitScript(observe);
    const session = await context.newCDPSession(page);
    const count = await throttle(session);
    await page.goto(url, { waitUntil: "load" });
    await page.waitForTimeout(settleMilliseconds);
    await use(page);
    const observed = await page.evaluate(() => (globalThis as Observing).observed);
    if (!observed) throw new Error(`${url}: nothing was observed`);
    return { ...observed, scriptBytes: count() };
  } finally {
    await context.close();
  }
}

async function throttle(session: CDPSession): Promise<() => number> {
  const scripts = new Set<string>();
  let bytes = 0;
  session.on("Network.responseReceived", ({ requestId, type }) => {
    if (type === "Script") scripts.add(requestId);
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", network);
  await session.send("Emulation.setCPUThrottlingRate", { rate: cpuSlowdown });
  return () => bytes;
}

/** What a first look at a page brings with it: something opens, and is closed again. */
async function use(page: Page): Promise<void> {
  for (const key of ["Tab", "Tab", "Escape"]) await page.keyboard.press(key);
  const opener = page.locator("main [aria-haspopup]:visible, main summary:visible").first();
  if (await opener.count()) await opener.tap();
  await page.waitForTimeout(500);
  await page.keyboard.press("Escape");
  await page.waitForTimeout(500);
}

/** Runs in the page, before anything else. Entries as web-vitals reads them: the last LCP, the longest event, the worst burst of shifts. */
function observe(): void {
  const observed: Observed = { lcp: 0, inp: 0, cls: 0 };
  (globalThis as Observing).observed = observed;
  let burst = { value: 0, first: 0, last: 0 };
  new PerformanceObserver((list) => {
    for (const { startTime } of list.getEntries()) observed.lcp = startTime;
  }).observe({ type: "largest-contentful-paint", buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { value, hadRecentInput } = entry as PerformanceEntry & {
        value: number;
        hadRecentInput: boolean;
      };
      if (hadRecentInput) continue;
      const at = entry.startTime;
      const goesOn = at - burst.last < 1000 && at - burst.first < 5000;
      burst = goesOn
        ? { ...burst, value: burst.value + value, last: at }
        : { value, first: at, last: at };
      observed.cls = Math.max(observed.cls, burst.value);
    }
  }).observe({ type: "layout-shift", buffered: true });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) observed.inp = Math.max(observed.inp, duration);
  }).observe({ type: "event", buffered: true, durationThreshold: 16 } as PerformanceObserverInit);
}

import { deriveAdmissionWindow } from "#lib/error-pages/admission-window.ts";
import { type ServiceDescription, unknownService } from "#lib/error-pages/describe-service.ts";
import { preparePage } from "#lib/error-pages/prepare-page.ts";
import { derivePublicStatus, type StoredStatus } from "#lib/error-pages/public-status.ts";
import type { PublicStatus } from "#lib/error-pages/schemas.ts";
import { createWaitingCount } from "#lib/error-pages/waiting-count.ts";
import { createRandom } from "../recovery/seeded.ts";
import { deriveFigures, type Figures, type Tab } from "./figures.ts";
import { readPageDecisions } from "./page-decisions.ts";

const outage = 300;
/** Nobody waits longer than twelve looks and the longest window. */
const end = outage + 2400;

/** When visitors meet the failure, in seconds since it began; `draw` is random, from 0 up to 1. */
export const crowds = {
  "all through the outage": (draw: number) => outage * draw,
  "in its first second": () => 0,
  "in its last minute": (draw: number) => outage - 60 + 60 * draw,
};
export type Crowd = keyof typeof crowds;

/** What the run tells, and from which second on. */
const told: [number, string][] = [
  [outage, "back"],
  [240, "checking"],
  [20, "fixing"],
  [5, "noticed"],
];
/** The server remembers a status for two seconds, and whatever lies between keeps it for three. */
const mostLag = 5;
const began = Date.UTC(2026, 10, 22, 14);
const momentOf = (second: number) => new Date(began + second * 1000);

type Asked = { tabs: number; seed: number; crowd: Crowd; safeRate: number };

/** Plays an outage of five minutes by the second, with the page's own decisions and the server's own answers. */
export function simulateOutage({ tabs: size, seed, crowd, safeRate }: Asked): Figures {
  const random = createRandom(seed);
  const draw = () => random.below(2 ** 30) / 2 ** 30;
  const { decide, mostTries } = readPageDecisions();
  const server = createServer(safeRate, draw);
  const agenda: Tab[][] = Array.from({ length: end }, () => []);
  const counts = { looks: zeros(), requests: zeros() };

  const look = (tab: Tab, second: number) => {
    tab.tries += 1;
    if (second < outage) tab.looksInOutage += 1;
    bump(counts.looks, second);
    const status = server.answerStatus(second);
    const [next, seconds] = decide(tab.tries, mostTries, tab.base, status, draw());
    if (next === "look") agenda[second + Math.max(1, seconds)]?.push(tab);
    if (next === "enter") enter(tab, second + seconds);
  };
  const enter = (tab: Tab, second: number) => {
    tab.requests += 1;
    bump(counts.requests, second);
    if (second >= outage) tab.back = second;
    else meet(tab, second);
  };
  const meet = (tab: Tab, second: number) => {
    tab.base = server.answerPage(second);
    agenda[second + tab.base]?.push(tab);
  };

  const tabs = Array.from({ length: size }, () => newTab(Math.floor(crowds[crowd](draw()))));
  const arrivals = Map.groupBy(tabs, ({ arrival }) => arrival);
  for (const [second, due] of agenda.entries()) {
    for (const tab of arrivals.get(second) ?? []) meet(tab, second);
    for (const tab of due) look(tab, second);
  }
  return deriveFigures(tabs, counts, outage);
}

/** The answers of Paramedic, by its own functions. */
function createServer(safeRate: number, draw: () => number) {
  let now = 0;
  const waiting = createWaitingCount(1, () => now * 1000);
  const sawAt = (second: number) => {
    now = second;
    waiting.saw("shop");
  };
  return {
    answerStatus(second: number): PublicStatus {
      sawAt(second);
      const window = deriveAdmissionWindow(waiting.count("shop"), safeRate);
      const stored = storedAt(second - mostLag * draw());
      return derivePublicStatus(stored, true, momentOf(second), window);
    },
    answerPage(second: number): number {
      sawAt(second);
      const description: ServiceDescription = {
        ...unknownService,
        ...{ known: true, show_recovery: true, status: storedAt(second) },
      };
      const asked = { service: "shop", kind: "502", reference: "7K3F-9QXM", safe: true } as const;
      const now = momentOf(second);
      const around = { language: "en", base_url: "https://e.example", now, random: draw } as const;
      return preparePage(asked, { ...around, description }).retry_after_seconds ?? 0;
    },
  };
}

function storedAt(second: number): StoredStatus | null {
  const [from, state] = told.find(([at]) => second >= at) ?? [];
  if (from === undefined || state === undefined) return null;
  return { state, since: momentOf(5), updated_at: momentOf(from) };
}

function newTab(arrival: number): Tab {
  return { arrival, base: 0, tries: 0, looksInOutage: 0, requests: 0, back: null };
}

function zeros(): number[] {
  return Array.from({ length: end }, () => 0);
}

function bump(counts: number[], second: number): void {
  counts[second] = (counts[second] ?? 0) + 1;
}

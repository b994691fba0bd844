export type Tab = {
  /** Since the failure began, of the meeting with it. */
  arrival: number;
  /** Of the page's Retry-After. */
  base: number;
  tries: number;
  looksInOutage: number;
  /** Of the service itself, after the one that failed. */
  requests: number;
  back: number | null;
};

export type Figures = {
  tabs: number;
  /** Of all tabs, those that asked the service in its fullest second after the recovery. */
  worstShare: number;
  mostRequests: number;
  mostLooksInOutage: number;
  /** Of the status file, in its fullest second. */
  worstLooks: number;
  /** Seconds from the recovery until half, and 95 %, of the tabs were back. */
  halfBack: number;
  nearlyAllBack: number;
  notBack: number;
};

export type Counts = { looks: number[]; requests: number[] };

/** What an outage that lasted so many seconds was like for the service and for its visitors. */
export function deriveFigures(tabs: readonly Tab[], counts: Counts, outage: number): Figures {
  const waits = tabs
    .flatMap(({ back }) => (back === null ? [] : [back - outage]))
    .toSorted((one, other) => one - other);
  const afterShare = (share: number) => waits[Math.ceil(waits.length * share) - 1] ?? 0;
  return {
    tabs: tabs.length,
    worstShare: largest(counts.requests.slice(outage)) / tabs.length,
    mostRequests: largest(tabs.map(({ requests }) => requests)),
    mostLooksInOutage: largest(tabs.map(({ looksInOutage }) => looksInOutage)),
    worstLooks: largest(counts.looks),
    halfBack: afterShare(0.5),
    nearlyAllBack: afterShare(0.95),
    notBack: tabs.length - waits.length,
  };
}

function largest(numbers: readonly number[]): number {
  return numbers.reduce((most, number) => Math.max(most, number ?? 0), 0);
}

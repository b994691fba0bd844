import type { PageKind } from "#lib/error-pages/schemas.ts";

/** Whose doing it is: decides on an apology and on telling of a recovery. */
type Fault = "visitor" | "service" | "nobody";

type KindRules = {
  status: number;
  fault: Fault;
  /**
   * What the open page does by itself: looks again and again, once at the stated time, when the device is online
   * again, or nothing, because repeating would not help.
   */
  check: "repeat" | "once" | "online" | null;
  /** Base of Retry-After and of the page's countdown. */
  wait_seconds: number | null;
  /** Whether "Try again" is worth a button. */
  retry: boolean;
};

const quiet = { check: null, wait_seconds: null } as const;
const visitor = { fault: "visitor", ...quiet } as const;
const outage = { fault: "service", check: "repeat", wait_seconds: 15, retry: true } as const;

/**
 * What is fixed about each kind. `offline` answers 503 like every page without a code of its own: an error page that
 * answers 200 is taken for content by crawlers and monitors; a service worker can store it with `cache.put`.
 */
export const kindRules: Record<PageKind, KindRules> = {
  "400": { ...visitor, status: 400, retry: true },
  "401": { ...visitor, status: 401, retry: false },
  "403": { ...visitor, status: 403, retry: false },
  "404": { ...visitor, status: 404, retry: false },
  "408": { ...visitor, status: 408, retry: true },
  "413": { ...visitor, status: 413, retry: false },
  "422": { ...visitor, status: 422, retry: false },
  "429": { status: 429, fault: "visitor", check: "once", wait_seconds: 30, retry: true },
  "500": { ...quiet, status: 500, fault: "service", retry: true },
  "502": { ...outage, status: 502 },
  "503": { ...outage, status: 503 },
  "504": { ...outage, status: 504 },
  maintenance: { status: 503, fault: "nobody", check: "repeat", wait_seconds: 120, retry: true },
  recovering: { ...outage, status: 503, wait_seconds: 10 },
  offline: { status: 503, fault: "nobody", check: "online", wait_seconds: null, retry: true },
};

import { type Closure, closureInForce } from "#lib/error-pages/closures.ts";
import type { ServiceDescription } from "#lib/error-pages/describe-service.ts";
import { kindRules } from "#lib/error-pages/kinds.ts";
import { derivePublicStatus } from "#lib/error-pages/public-status.ts";
import type { PageKind, PublicStatus } from "#lib/error-pages/schemas.ts";

/** All of a page that the hour and chance decide. */
export type PageMoment = {
  /** The kind that is shown: a service that is closed on purpose has no other outage. */
  kind: PageKind;
  closure: Closure | null;
  /** Null where this kind of page, or this service, does not tell of recoveries. */
  recovery: PublicStatus | null;
  /** Of the Retry-After header and of the page's countdown alike; null: repeating would not help. */
  retry_after_seconds: number | null;
};

/** What is so now for a service that is asked for a page of a kind. */
export function derivePageMoment(
  askedKind: PageKind,
  description: ServiceDescription,
  { now, random }: { now: Date; random: () => number },
): PageMoment {
  const closure = closureInForce(description.closures, now);
  const kind = closure === null ? askedKind : kindWhileClosed(askedKind);
  const recovery = tellsOfRecovery(kind, description)
    ? derivePublicStatus(description.status, true, now)
    : null;
  const retry_after_seconds =
    closure !== null && kind === "maintenance"
      ? secondsUntil(closure.to, now, random)
      : deriveRetryAfter(kind, recovery, random);
  return { kind, closure, recovery, retry_after_seconds };
}

/** What is a visitor's own slip stays one. */
function kindWhileClosed(kind: PageKind): PageKind {
  const { fault, check } = kindRules[kind];
  return fault === "service" && check === "repeat" ? "maintenance" : kind;
}

function tellsOfRecovery(kind: PageKind, { known, show_recovery }: ServiceDescription): boolean {
  return known && show_recovery && kindRules[kind].fault === "service";
}

const spreadSeconds = 60;

/** Up to a minute later than the end, so that those who wait do not all come in the same second. */
function secondsUntil(end: Date, now: Date, random: () => number): number {
  return Math.ceil((end.getTime() - now.getTime()) / 1000 + spreadSeconds * random());
}

/** Seconds; drawn anew for each page, so that those who met the failure together do not return together. */
function deriveRetryAfter(
  kind: PageKind,
  recovery: PublicStatus | null,
  random: () => number,
): number | null {
  const { wait_seconds, check } = kindRules[kind];
  if (wait_seconds === null) return null;
  if (check === "once") return wait_seconds;
  const live = recovery !== null && recovery.state !== "fine";
  const base = live ? recovery.retry_after_seconds : wait_seconds;
  return Math.round(base * (1 + 2 * random()));
}

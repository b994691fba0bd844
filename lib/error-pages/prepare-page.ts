import { calendarUrl } from "#lib/error-pages/calendar-url.ts";
import { type Closure, closureInForce } from "#lib/error-pages/closures.ts";
import type { ServiceDescription } from "#lib/error-pages/describe-service.ts";
import { feedbackQuery } from "#lib/error-pages/feedback-query.ts";
import { kindRules } from "#lib/error-pages/kinds.ts";
import type { PreparedLook } from "#lib/error-pages/prepare-look.ts";
import { publicOrigin } from "#lib/error-pages/public-origin.ts";
import { derivePublicStatus } from "#lib/error-pages/public-status.ts";
import type { PageKind, PageTexts, PublicStatus } from "#lib/error-pages/schemas.ts";
import { resolveTexts } from "#lib/error-pages/texts.ts";
import type { Language } from "#lib/services/language-schemas.ts";
import type { Support } from "#lib/services/schemas.ts";

/** Everything a page says, before it is put into HTML, JSON or text. */
export type Page = Omit<PageTexts, "heading_noticed" | "heading_fixing" | "contacts"> & {
  kind: PageKind;
  /** The heading as it is without a recovery: a problem's title does not change with the occurrence (RFC 9457). */
  title: string;
  status: number;
  language: Language;
  brand: { name: string | null; home_url: string | null };
  /** Null where this kind of page, or this service, does not tell of recoveries. */
  recovery: PublicStatus | null;
  check: "repeat" | "once" | "online" | null;
  /** Of the Retry-After header and of the page's countdown alike; null: repeating would not help. */
  retry_after_seconds: number | null;
  retry: boolean;
  safe: boolean;
  /** Where the open page learns the public status: path and public address of it. */
  status_path: string | null;
  base_url: string;
  /** Where the form goes, the reference to be added; null where nobody could take it. */
  feedback_url: string | null;
  /** When a planned closure ends, and its calendar file; null while none is under way. */
  closure: { until: string; calendar_url: string | null } | null;
  support: Support;
  /** Null on a static page: nobody is there who could give one, and it shows the time of the visit instead. */
  reference: string | null;
  look: PreparedLook;
};

type Asked = {
  service: string | null;
  kind: PageKind;
  reference: string | null;
  safe: boolean;
};
type Surroundings = {
  description: ServiceDescription;
  language: Language;
  base_url: string;
  now: Date;
  random: () => number;
};

/** Decides what a page says. */
export function preparePage(asked: Asked, surroundings: Surroundings): Page {
  const { description, language, base_url, now, random } = surroundings;
  const { reference, safe } = asked;
  const closure = closureInForce(description.closures, now);
  const kind = closure === null ? asked.kind : kindWhileClosed(asked.kind);
  const { status, check, retry } = kindRules[kind];
  const { heading_noticed, heading_fixing, contacts, ...texts } = resolveTexts(
    kind,
    language,
    description.texts,
  );
  const recovery = tellsOfRecovery(kind, description)
    ? derivePublicStatus(description.status, true, now)
    : null;
  const live = { noticed: heading_noticed, fixing: heading_fixing, checking: heading_fixing };
  return {
    ...texts,
    title: texts.heading,
    ...(kind === "maintenance" ? describeClosure(closure, asked, surroundings) : { closure: null }),
    heading: headingOf(recovery, live) ?? texts.heading,
    kind,
    status,
    language,
    brand: { name: description.display_name, home_url: description.home_url },
    recovery,
    check,
    retry_after_seconds:
      closure !== null && kind === "maintenance"
        ? secondsUntil(closure.to, now, random)
        : deriveRetryAfter(kind, recovery, random),
    retry,
    safe,
    status_path:
      check === "repeat" && description.known && asked.service !== null
        ? `/e/${encodeURIComponent(asked.service)}/status.json`
        : null,
    base_url,
    feedback_url: deriveFeedbackUrl({ ...asked, kind }, { description, language, base_url }),
    support: contacts ?? description.support,
    reference,
    look: description.look,
  };
}

/** A service that is closed on purpose has no other outage; what is a visitor's own slip stays one. */
function kindWhileClosed(kind: PageKind): PageKind {
  const { fault, check } = kindRules[kind];
  return fault === "service" && check === "repeat" ? "maintenance" : kind;
}

function describeClosure(
  closure: Closure | null,
  { service }: Asked,
  { description, language, base_url }: Surroundings,
): Pick<Page, "closure"> & Partial<Pick<Page, "what">> {
  if (closure === null) return { closure: null };
  const calendar_url =
    description.known && service !== null ? calendarUrl(service, language, base_url) : null;
  const message = closure.messages[language];
  return {
    closure: { until: closure.to.toISOString(), calendar_url },
    ...(message === undefined ? {} : { what: message }),
  };
}

const spreadSeconds = 60;

/** Up to a minute later than the end, so that those who wait do not all come in the same second. */
function secondsUntil(end: Date, now: Date, random: () => number): number {
  return Math.ceil((end.getTime() - now.getTime()) / 1000 + spreadSeconds * random());
}

/** Always at the public address: a proxy may show the page at the service's own. */
function deriveFeedbackUrl(
  { service, kind, reference }: Asked,
  { description, language, base_url }: Pick<Surroundings, "description" | "language" | "base_url">,
): string | null {
  if (!description.known || service === null || kind === "offline") return null;
  // A static page is shown while nobody could take it.
  if (reference === null) return null;
  const query = feedbackQuery({ reference: null, kind, language });
  return `${publicOrigin(base_url)}/e/${encodeURIComponent(service)}/feedback?${query}`;
}

function tellsOfRecovery(kind: PageKind, { known, show_recovery }: ServiceDescription): boolean {
  return known && show_recovery && kindRules[kind].fault === "service";
}

/** A run may wait for approval while the trouble is only `noticed`: nobody is told then that it is being fixed. */
function headingOf(
  recovery: PublicStatus | null,
  live: Partial<Record<PublicStatus["state"], string | undefined>>,
): string | undefined {
  return recovery === null ? undefined : live[recovery.state];
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

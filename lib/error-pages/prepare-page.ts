import { calendarUrl } from "#lib/error-pages/calendar-url.ts";
import type { Closure } from "#lib/error-pages/closures.ts";
import type { ServiceDescription } from "#lib/error-pages/describe-service.ts";
import { feedbackQuery } from "#lib/error-pages/feedback-query.ts";
import { kindRules } from "#lib/error-pages/kinds.ts";
import { derivePageMoment, type PageMoment } from "#lib/error-pages/page-moment.ts";
import type { PreparedLook } from "#lib/error-pages/prepare-look.ts";
import { publicOrigin } from "#lib/error-pages/public-origin.ts";
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

export type AskedOfPage = {
  service: string | null;
  kind: PageKind;
  reference: string | null;
  safe: boolean;
};
export type Surroundings = {
  description: ServiceDescription;
  language: Language;
  base_url: string;
};
type Now = { now: Date; random: () => number };

/** Decides what a page says now. */
export function preparePage(asked: AskedOfPage, surroundings: Surroundings & Now): Page {
  const { description } = surroundings;
  return composePage(asked, surroundings, derivePageMoment(asked.kind, description, surroundings));
}

/** What a page says at a moment: the same for the same three, so that it can be kept. */
export function composePage(
  asked: AskedOfPage,
  surroundings: Surroundings,
  moment: PageMoment,
): Page {
  const { description, language, base_url } = surroundings;
  const { service, reference, safe } = asked;
  const { kind, closure, recovery, retry_after_seconds } = moment;
  const { status, check, retry } = kindRules[kind];
  const { heading_noticed, heading_fixing, contacts, ...texts } = resolveTexts(
    kind,
    language,
    description.texts,
  );
  const live = { noticed: heading_noticed, fixing: heading_fixing, checking: heading_fixing };
  return {
    ...texts,
    title: texts.heading,
    ...(kind === "maintenance" ? describeClosure(closure, asked, surroundings) : { closure: null }),
    heading: headingOf(recovery, live) ?? texts.heading,
    ...{ kind, status, language, recovery, check, retry, retry_after_seconds, safe, base_url },
    brand: { name: description.display_name, home_url: description.home_url },
    status_path:
      check === "repeat" && description.known && service !== null
        ? `/e/${encodeURIComponent(service)}/status.json`
        : null,
    feedback_url: deriveFeedbackUrl({ ...asked, kind }, surroundings),
    support: contacts ?? description.support,
    reference,
    look: description.look,
  };
}

function describeClosure(
  closure: Closure | null,
  { service }: AskedOfPage,
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

/** Always at the public address: a proxy may show the page at the service's own. */
function deriveFeedbackUrl(
  { service, kind, reference }: AskedOfPage,
  { description, language, base_url }: Pick<Surroundings, "description" | "language" | "base_url">,
): string | null {
  if (!description.known || service === null || kind === "offline") return null;
  // A static page is shown while nobody could take it.
  if (reference === null) return null;
  const query = feedbackQuery({ reference: null, kind, language });
  return `${publicOrigin(base_url)}/e/${encodeURIComponent(service)}/feedback?${query}`;
}

/** A run may wait for approval while the trouble is only `noticed`: nobody is told then that it is being fixed. */
function headingOf(
  recovery: PublicStatus | null,
  live: Partial<Record<PublicStatus["state"], string | undefined>>,
): string | undefined {
  return recovery === null ? undefined : live[recovery.state];
}

import type { PageSource } from "#lib/error-pages/answer-error-page.ts";
import { bannerScript, bannerStyle } from "#lib/error-pages/banner-script.ts";
import { renderCalendar } from "#lib/error-pages/calendar.ts";
import { calendarUrl } from "#lib/error-pages/calendar-url.ts";
import { type Closure, closureAhead } from "#lib/error-pages/closures.ts";
import type { ServiceDescription } from "#lib/error-pages/describe-service.ts";
import type { PlainRequest } from "#lib/error-pages/page-request.ts";
import { pickLanguage } from "#lib/error-pages/pick-language.ts";
import { catalogues, resolveTexts } from "#lib/error-pages/texts.ts";
import { toScript } from "#lib/error-pages/to-script.ts";
import { Problem } from "#lib/platform/errors.ts";
import { type Answer, answerProblem } from "#lib/platform/http/problem.ts";
import type { Language } from "#lib/services/language-schemas.ts";

const usualHours = 48;
const mostHours = 24 * 14;

type Asked = { description: ServiceDescription; language: Language; service: string };

/** `GET /e/<service>/maintenance.ics`: the planned closures of a service for calendars; null for an unknown service. */
export async function answerCalendar(
  source: PageSource,
  service: string,
  request: PlainRequest,
): Promise<Answer | null> {
  const asked = await readAsked(source, service, request);
  if (asked === null || "status" in asked) return asked;
  const { description, language } = asked;
  const now = source.now();
  const entries = description.closures
    .filter(({ to }) => to > now)
    .map((closure) => ({ ...closure, ...describeClosure(closure, asked) }));
  if (entries.length === 0) {
    return answerProblem(new Problem("not-found", "No closure is planned."));
  }
  const { host } = new URL(source.base_url);
  return {
    status: 200,
    headers: {
      ...headersOf("text/calendar", language),
      "content-disposition": 'attachment; filename="closure.ics"',
    },
    body: renderCalendar(entries, { host, now }),
  };
}

/** `GET /e/<service>/banner.js` and `banner.json`: what a service can show on its own pages ahead of a closure. */
export async function answerBanner(
  source: PageSource,
  { service, part }: { service: string; part: "banner.js" | "banner.json" },
  request: PlainRequest,
): Promise<Answer | null> {
  const asked = await readAsked(source, service, request);
  if (asked === null || "status" in asked) return asked;
  const hours = Number(request.url.searchParams.get("hours") ?? usualHours);
  const ahead = hours > 0 && hours <= mostHours ? hours : usualHours;
  const closure = closureAhead(asked.description.closures, source.now(), ahead);
  const set = closure === null ? null : prepareBanner(closure, asked, source.base_url);
  if (part === "banner.json") {
    const body = JSON.stringify({ closure: set });
    return { status: 200, headers: headersOf("application/json", asked.language), body };
  }
  const program = set && `${bannerScript}(${toScript({ ...set, style: bannerStyle })});\n`;
  return {
    status: 200,
    headers: headersOf("text/javascript", asked.language),
    body: program ?? "",
  };
}

async function readAsked(
  source: PageSource,
  service: string,
  request: PlainRequest,
): Promise<Asked | Answer | null> {
  const description = await source.services.get(service);
  if (description === null) return answerAway();
  if (!description.known) return null;
  const language = pickLanguage(request) ?? description.default_language;
  return { description, language, service };
}

/** A calendar that were told that there is none would forget it. */
function answerAway(): Answer {
  const cause = new Problem("unavailable", "Closures cannot be read now.", {
    retryAfterSeconds: 5,
  });
  const answer = answerProblem(cause);
  return { ...answer, headers: { ...answer.headers, "access-control-allow-origin": "*" } };
}

function describeClosure(closure: Closure, { description, language }: Asked) {
  const { heading, what, data } = resolveTexts("maintenance", language, description.texts);
  const name = description.display_name;
  return {
    summary: name ? `${name}: ${heading}` : heading,
    description: [closure.messages[language] ?? what, data].join("\n"),
  };
}

function prepareBanner(closure: Closure, { language, service }: Asked, base_url: string) {
  const { phrases, tag, direction } = catalogues[language];
  const { closure: planned, until, calendar, close } = phrases;
  return {
    lang: tag,
    dir: direction,
    from: closure.from.toISOString(),
    to: closure.to.toISOString(),
    message: closure.messages[language] ?? null,
    calendar: calendarUrl(service, language, base_url),
    words: { closure: planned, until, calendar, close },
  };
}

/** Of any origin: a service includes it, or a calendar asks for it again and again. */
function headersOf(type: string, language: Language): Record<string, string> {
  return {
    "content-type": `${type}; charset=utf-8`,
    "content-language": catalogues[language].tag,
    "cache-control": "public, max-age=60",
    vary: "Accept-Language, Cookie",
    "access-control-allow-origin": "*",
    "cross-origin-resource-policy": "cross-origin",
    "x-content-type-options": "nosniff",
  };
}

import fc from "fast-check";
import { expect, test } from "vitest";
import { renderCalendar } from "#lib/error-pages/calendar.ts";
import {
  type Closure,
  closureAhead,
  closureInForce,
  listClosures,
} from "#lib/error-pages/closures.ts";
import { unknownService } from "#lib/error-pages/describe-service.ts";
import { preparePage } from "#lib/error-pages/prepare-page.ts";
import { renderHtml } from "#lib/error-pages/render-html.ts";
import { renderProblem } from "#lib/error-pages/render-problem.ts";
import { renderText } from "#lib/error-pages/render-text.ts";
import { type PageKind, pageKinds } from "#lib/error-pages/schemas.ts";
import { spellMoment } from "#lib/error-pages/spell-moment.ts";
import { type Language, languages } from "#lib/services/language-schemas.ts";
import { propertyOf, readCalendar } from "#tests/support/read-calendar.ts";

const now = new Date("2026-11-22T14:00:00Z");
const base_url = "https://errors.example";
const at = (clock: string) => new Date(`2026-11-22T${clock}:00Z`);
const closure = (from: string, to: string, messages = {}): Closure => ({
  ...{ uid: `${from}-${to}`, revision: 0, from: at(from), to: at(to), messages },
});

function page(kind: PageKind, closures: Closure[], language: Language = "en", random = 0) {
  const description = { ...unknownService, known: true, closures };
  const asked = { service: "shop", kind, reference: "7K3F-9QXM", safe: true };
  return preparePage(asked, { description, language, base_url, now, random: () => random });
}

test("the span of each window that is read is its current or next one, and nothing unreadable closes anything", () => {
  const once = { kind: "once", from: "2026-11-22T15:00:00Z", to: "2026-11-22T16:00:00Z" };
  const weekly = { kind: "weekly", days: [7], from: "13:30", to: "14:30", zone: "UTC" };
  const windows = [
    { id: "a", revision: 2, schedule: once, messages: { en: "Moving.", xx: "?", de: 7 } },
    { id: "b", revision: 0, schedule: weekly, messages: null },
    { id: "c", revision: 0, schedule: { ...once, to: "2026-11-22T13:00:00Z" }, messages: {} },
    { id: "d", revision: 0, schedule: "soon", messages: {} },
  ];
  expect(listClosures(windows, now)).toEqual([
    { ...{ uid: "b-1795354200", revision: 0, messages: {} }, from: at("13:30"), to: at("14:30") },
    { uid: "a", revision: 2, from: at("15:00"), to: at("16:00"), messages: { en: "Moving." } },
  ]);
});

test("of several that are under way the last to end counts, and it is over at its end", () => {
  const both = [closure("13:00", "15:00"), closure("13:30", "14:30"), closure("15:00", "16:00")];
  expect(closureInForce(both, now)?.to).toEqual(at("15:00"));
  expect(closureInForce(both, at("14:59"))?.to).toEqual(at("15:00"));
  expect(closureInForce(both, at("15:00"))?.to).toEqual(at("16:00"));
  expect(closureInForce(both, at("16:00"))).toBeNull();
  expect(closureInForce(both, at("12:59"))).toBeNull();
  expect(closureAhead(both, at("12:00"), 2)?.from).toEqual(at("13:00"));
  expect(closureAhead(both, at("12:00"), 0.5)).toBeNull();
});

test.each(pageKinds)(
  "asked for while a closure is under way, the %s page is the right one",
  (kind) => {
    const shown = page(kind, [closure("13:00", "15:00")]);
    const closed = ["502", "503", "504", "recovering", "maintenance"].includes(kind);
    expect(shown.kind).toBe(closed ? "maintenance" : kind);
    expect(shown.closure).toEqual(
      closed
        ? {
            until: "2026-11-22T15:00:00.000Z",
            calendar_url: "https://errors.example/e/shop/maintenance.ics?lang=en",
          }
        : null,
    );
    expect(shown.recovery?.state ?? "fine").toBe("fine");
    if (closed) expect(shown).toMatchObject({ status: 503, retry_after_seconds: 3600 });
  },
);

test("Retry-After is the end, or up to a minute later, so that not all come at once", () => {
  const closures = [closure("13:00", "14:10")];
  const waits = [0, 0.5, 1].map((draw) => page("502", closures, "en", draw).retry_after_seconds);
  expect(waits).toEqual([600, 630, 660]);
  expect(page("maintenance", []).retry_after_seconds).toBe(120);
});

test("the message is said in its own language and the built-in words in all others", () => {
  const closures = [closure("13:00", "15:00", { de: "Wir ziehen um." })];
  expect(page("503", closures, "de").what).toBe("Wir ziehen um.");
  expect(page("503", closures, "fr").what).toBe(page("maintenance", [], "fr").what);
});

test.each(languages)("in %s the end is told with day, date, clock and zone", (language) => {
  const shown = page("503", [closure("13:00", "15:00", { [language]: "<b>&" })], language);
  const moment = spellMoment(at("15:00"), language);
  for (const part of [/22/, /\b(15:00|3:00)/, /UTC|GMT/]) expect(moment).toMatch(part);
  const html = renderHtml(shown);
  expect(html).toContain(`<time id="until" datetime="2026-11-22T15:00:00.000Z">${moment}</time>`);
  expect(html).toContain("&lt;b&gt;&amp;");
  expect(Buffer.byteLength(html)).toBeLessThanOrEqual(12_000);
  expect(renderText(shown)).toContain(moment);
  expect(JSON.parse(renderProblem(shown)).closed_until).toBe("2026-11-22T15:00:00.000Z");
});

test("any words make a calendar that can be read and says them", () => {
  fc.assert(
    fc.property(
      fc
        .string({ unit: "grapheme", maxLength: 300 })
        .filter((text) => !/[\p{Cc}\p{Cs}]/u.test(text)),
      (words) => {
        const entry = { ...closure("15:00", "16:00"), summary: words, description: `${words}\n.` };
        const calendar = readCalendar(renderCalendar([entry], { host: "errors.example", now }));
        expect(propertyOf(calendar, "SUMMARY")).toBe(words);
        expect(propertyOf(calendar, "DESCRIPTION")).toBe(`${words}\n.`);
      },
    ),
  );
});

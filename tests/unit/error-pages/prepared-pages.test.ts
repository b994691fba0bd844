import { expect, test } from "vitest";
import { type ServiceDescription, unknownService } from "#lib/error-pages/describe-service.ts";
import { type Format, formats } from "#lib/error-pages/negotiate.ts";
import { derivePageMoment } from "#lib/error-pages/page-moment.ts";
import { preparePage } from "#lib/error-pages/prepare-page.ts";
import { createPreparedPages, fillIn } from "#lib/error-pages/prepared-pages.ts";
import { renderHtml } from "#lib/error-pages/render-html.ts";
import { renderProblem } from "#lib/error-pages/render-problem.ts";
import { renderText } from "#lib/error-pages/render-text.ts";
import { type PageKind, pageKinds } from "#lib/error-pages/schemas.ts";

const renderers = {
  html: renderHtml,
  problem: renderProblem,
  json: renderProblem,
  text: renderText,
};

const now = new Date("2026-11-22T14:03:00Z");
const around = {
  ...{ language: "en" as const, base_url: "https://e.example" },
  ...{ now, random: () => 0.5 },
};

function describe(email: string): ServiceDescription {
  return { ...unknownService, support: { email } };
}

/** What of a page is asked for, and the page as it is without being kept. */
function ask(kind: PageKind, format: Format, description = describe("help@northwind.example")) {
  const asked = { service: "shop", kind, safe: true };
  const { language, base_url } = around;
  const moment = derivePageMoment(kind, description, around);
  return {
    parts: { asked, format, surroundings: { description, language, base_url }, moment },
    render: (reference: string) =>
      renderers[format](preparePage({ ...asked, reference }, { description, ...around })),
  };
}

test.each(formats)("a prepared page is the rendered one, as %s", (format) => {
  const prepared = createPreparedPages(100);
  for (const kind of pageKinds) {
    const { parts, render } = ask(kind, format);
    for (const reference of ["7K3F-9QXM", "0000-ZZZZ"]) {
      const { body } = prepared.prepare(parts);
      expect(String(fillIn(body, reference))).toBe(render(reference));
    }
  }
});

test("pages that differ in anything but the reference are not taken for each other", () => {
  const prepared = createPreparedPages(100);
  const first = prepared.prepare(ask("502", "text").parts);
  expect(prepared.prepare(ask("502", "text").parts)).not.toBe(first);
  const other = ask("502", "text", describe("desk@northwind.example"));
  expect(String(fillIn(prepared.prepare(other.parts).body, "7K3F-9QXM"))).toContain(
    "desk@northwind.example",
  );
});

test("what is asked of the same description is made once, and anew when it says something else", () => {
  const prepared = createPreparedPages(100);
  const description = describe("help@northwind.example");
  const { parts } = ask("502", "html", description);
  expect(prepared.prepare({ ...parts })).toBe(prepared.prepare(parts));
  const later = { ...parts.moment, retry_after_seconds: 7 };
  expect(prepared.prepare({ ...parts, moment: later }).headers["retry-after"]).toBe("7");
});

test("when there is no room the oldest goes, and is made anew", () => {
  const prepared = createPreparedPages(2);
  for (const kind of ["502", "503", "502", "504", "503", "502"] as const) {
    const { parts, render } = ask(kind, "html");
    expect(String(fillIn(prepared.prepare(parts).body, "7K3F-9QXM"))).toBe(render("7K3F-9QXM"));
  }
});

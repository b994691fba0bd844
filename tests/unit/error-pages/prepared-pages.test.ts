import { expect, test } from "vitest";
import { unknownService } from "#lib/error-pages/describe-service.ts";
import { formats } from "#lib/error-pages/negotiate.ts";
import { preparePage } from "#lib/error-pages/prepare-page.ts";
import { createPreparedPages } from "#lib/error-pages/prepared-pages.ts";
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

function page(kind: PageKind, reference: string, email = "help@northwind.example") {
  const description = { ...unknownService, support: { email } };
  const asked = { service: "shop", kind, reference, safe: true };
  const now = new Date("2026-11-22T14:03:00Z");
  const surroundings = { description, language: "en", base_url: "https://e.example", now } as const;
  return preparePage(asked, { ...surroundings, random: () => 0.5 });
}

test.each(formats)("a prepared page is the rendered one, as %s", (format) => {
  const prepared = createPreparedPages(100);
  for (const kind of pageKinds) {
    for (const reference of ["7K3F-9QXM", "0000-ZZZZ"]) {
      const asked = page(kind, reference);
      expect(String(prepared.render(asked, format))).toBe(renderers[format](asked));
    }
  }
});

test("pages that differ in anything but the reference are not taken for each other", () => {
  const prepared = createPreparedPages(100);
  prepared.render(page("502", "7K3F-9QXM"), "text");
  const other = page("502", "7K3F-9QXM", "desk@northwind.example");
  expect(String(prepared.render(other, "text"))).toContain("desk@northwind.example");
});

test("when there is no room the page goes that nobody asked for longest, and is made anew", () => {
  const prepared = createPreparedPages(2);
  for (const kind of ["502", "503", "502", "504", "503", "502"] as const) {
    expect(String(prepared.render(page(kind, "7K3F-9QXM"), "html"))).toBe(
      renderHtml(page(kind, "7K3F-9QXM")),
    );
  }
});

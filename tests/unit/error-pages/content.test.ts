import { expect, test } from "vitest";
import { diffContents } from "#lib/error-pages/content-changes.ts";
import { unknownService } from "#lib/error-pages/describe-service.ts";
import { listLanguages } from "#lib/error-pages/languages.ts";
import { emptyContent, lookOf, readContent, textsOf } from "#lib/error-pages/layers.ts";
import { resolveLook } from "#lib/error-pages/resolve-look.ts";
import { reviewContent } from "#lib/error-pages/review-content.ts";
import { originsOf } from "#lib/error-pages/text-origins.ts";
import { catalogues, resolveTexts } from "#lib/error-pages/texts.ts";

const organisation = readContent({
  texts: { "503": { en: { heading: "We are closed", what: "It is late." } } },
  look: { theme: "card", light: { accent: "#336699", ink: "#111111" }, corner: "round" },
});
const own = readContent({
  texts: { "503": { en: { heading: "The shop is shut" } } },
  look: { theme: "paper", light: { accent: "#993333" } },
});
const layers = { organisation, own };

test("texts are inherited field by field: service, organisation, built in", () => {
  expect(resolveTexts("503", "en", textsOf(layers))).toMatchObject({
    heading: "The shop is shut",
    what: "It is late.",
    data: catalogues.en.kinds["503"].data,
  });
  const origins = originsOf(layers, { kind: "503", language: "en" });
  expect(origins).toMatchObject({ heading: "own", what: "organisation", data: "built-in" });
  expect(originsOf(layers, { kind: "404", language: "en" }).heading).toBe("built-in");
});

test("a look is inherited field by field and colour by colour, over the theme's own", () => {
  expect(resolveLook([organisation.look, own.look])).toEqual({
    theme: "paper",
    light: { accent: "#993333", ink: "#111111" },
    dark: {},
    corner: "round",
  });
  const { style } = lookOf(layers);
  expect(style).toContain("--a:light-dark(#993333,");
  expect(style).toContain("--r:26px");
  expect(lookOf({ organisation, own: readContent({ look: { logo: "" } }) }).logo).toBe("");
});

test("a logo that got into the database by another way stays out of the page", () => {
  const stored = readContent({ look: { logo: '<svg viewBox="0 0 1 1" onload="alert(1)"></svg>' } });
  expect(lookOf({ organisation, own: stored }).logo).toBe("");
});

test("what is stored and cannot be read counts as not edited, and takes nothing else with it", () => {
  const stored = {
    texts: { "503": { en: { heading: 7 }, de: { what: "Zu." } } },
    look: { theme: "gone" },
  };
  expect(readContent(stored)).toEqual({
    texts: { "503": { en: {}, de: { what: "Zu." } } },
    look: {},
  });
  expect(readContent(null)).toEqual(emptyContent);
  expect(readContent("text")).toEqual(emptyContent);
});

test("the difference of two contents names each value by its path", () => {
  const after = readContent({
    texts: { "503": { en: { heading: "Shut", next: ["Wait.", "Call us."] } } },
    look: { theme: "paper", light: { ink: "#111111" } },
  });
  expect(diffContents(own, after)).toEqual([
    { path: "look.light.accent", before: "#993333", after: null },
    { path: "look.light.ink", before: null, after: "#111111" },
    { path: "texts.503.en.heading", before: "The shop is shut", after: "Shut" },
    { path: "texts.503.en.next", before: null, after: "Wait.\nCall us." },
  ]);
  expect(diffContents(after, after)).toEqual([]);
});

function review(content: object) {
  const edited = { organisation: emptyContent, own: readContent(content) };
  const shown = { known: true, show_recovery: true, display_name: "Northwind Shop" };
  const described = { ...unknownService, ...shown, texts: textsOf(edited), look: lookOf(edited) };
  return reviewContent(edited, described);
}

test("nothing speaks against what nobody edited", () => {
  expect(review({})).toEqual([]);
  expect(review({ texts: { "503": { en: { heading: "The shop is shut for now" } } } })).toEqual([]);
});

test("a finding names page, field, rule and what to do, and says whether it keeps from publishing", () => {
  const texts = { en: { heading: "Oops", what: "It went on ".repeat(8) } };
  const found = review({ texts: { "503": texts } });
  const rules = found.map(({ severity, rule, field }) => `${severity} ${rule} ${field}`);
  expect(rules).toContain("error R4 heading");
  expect(rules).toContain("warning R13 what");
  expect(found[0]).toMatchObject({ kind: "503", language: "en", advice: expect.any(String) });
});

test("the words of another route keep the rules, too", () => {
  const route = { text: "Open the API gateway", url: "https://shop.example/" };
  expect(review({ texts: { "503": { en: { route } } } }).map(({ rule }) => rule)).toContain("R3");
});

test("colours, logos and pages that would be too large speak against publishing", () => {
  const path = "M1.25 2.5L".concat(
    Array.from({ length: 300 }, (_, at) => `${(at * 7919) % 97}.${(at * 104729) % 89}`).join(" "),
  );
  const found = review({
    texts: { "503": { en: { what: "Zażółć gęślą jaźń. ".repeat(20).trim() } } },
    look: {
      light: { ink: "#cccccc" },
      logo: `<svg viewBox="0 0 9 9"><path d="${path}"/></svg>`,
    },
  });
  const errors = found.filter(({ severity }) => severity === "error").map(({ rule }) => rule);
  expect(errors).toContain("contrast");
  expect(errors).toContain("size");
  expect(review({ look: { logo: "<script>" } }).map(({ rule }) => rule)).toContain("logo");
});

test("every language of the pages can be edited and has a name", () => {
  const languages = listLanguages();
  expect(languages.map(({ code }) => code)).toEqual(Object.keys(catalogues));
  expect(languages.find(({ code }) => code === "en")?.name).toBe("English");
});

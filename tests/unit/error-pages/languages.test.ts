import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { builtInLook } from "#lib/error-pages/prepare-look.ts";
import { renderHtml } from "#lib/error-pages/render-html.ts";
import { renderProblem } from "#lib/error-pages/render-problem.ts";
import { renderText } from "#lib/error-pages/render-text.ts";
import { type PageKind, PublicState, pageKinds } from "#lib/error-pages/schemas.ts";
import { spellWait } from "#lib/error-pages/spell-time.ts";
import { catalogues, resolveTexts } from "#lib/error-pages/texts.ts";
import { escapeHtml } from "#lib/format/escape-html.ts";
import { type Language, languages } from "#lib/services/language-schemas.ts";
import { describeFully, looks, prepareFullPage } from "#tests/support/error-page-looks.ts";

const matrix = looks.flatMap((look) => languages.map((language) => ({ look, language })));
const full = (kind: PageKind, language: Language) =>
  prepareFullPage(kind, language, describeFully("checking"));
/** What is read without scripts: neither style nor script nor attributes. */
const visible = (html: string) =>
  html.replaceAll(/<(style|script)>[\s\S]*?<\/\1>|<[^>]*>/g, " ").replaceAll("&#39;", "'");

test.each(matrix)(
  "every kind and state of $look.name in $language is small, whole and readable without its script",
  ({ look, language }) => {
    const biggest = { raw: 0, packed: 0 };
    for (const kind of pageKinds) {
      for (const state of PublicState.options) {
        const page = prepareFullPage(kind, language, describeFully(state, look.of));
        const html = renderHtml(page);
        biggest.raw = Math.max(biggest.raw, Buffer.byteLength(html));
        biggest.packed = Math.max(biggest.packed, gzipSync(html, { level: 9 }).length);
        expect(html).not.toMatch(/http-equiv|@import|url\((?!["']?data:)|src=(?!["']?data:)/i);
        const read = visible(html);
        for (const words of [page.heading, page.what, page.data, ...page.next]) {
          expect(read).toContain(words);
        }
        expect(read).not.toMatch(/[{}]|undefined/);
      }
    }
    expect(biggest.raw).toBeLessThanOrEqual(12_000);
    expect(biggest.packed).toBeLessThanOrEqual(5_000);
  },
);

test.each(languages)("a page in %s says so, and which way it runs", (language) => {
  const { tag, direction } = catalogues[language];
  expect(renderHtml(full("502", language))).toContain(`<html lang="${tag}" dir="${direction}">`);
  expect(new Intl.Locale(tag).language).toBe(language);
  expect(direction).toBe(/^(ar|he)$/.test(language) ? "rtl" : "ltr");
});

test.each(languages.filter((language) => language !== "en"))(
  "no words of another language are left in %s",
  (language) => {
    const { phrases, states, steps, kinds } = catalogues.en;
    const english = [
      ...Object.values(phrases),
      ...Object.values(states),
      ...Object.values(steps).flatMap((step) =>
        Object.values(step).filter((words) => words !== "at"),
      ),
      ...Object.values(kinds).flatMap(({ heading, what, data, next }) => [
        heading,
        what,
        data,
        ...next,
      ]),
    ].map(escapeHtml);
    for (const kind of pageKinds) {
      const html = renderHtml(full(kind, language));
      expect(
        english.filter((words) => html.includes(`"${words}"`) || html.includes(`>${words}<`)),
      ).toEqual([]);
      expect(renderText(full(kind, language))).not.toMatch(/\b(the|and|your|you)\b/i);
    }
  },
);

test("the honest statement about what became of the visitor's data differs where the truth differs", () => {
  for (const language of languages) {
    const { kinds } = catalogues[language];
    const unknown = [kinds["500"], kinds["502"], kinds["503"], kinds.recovering];
    expect(new Set(unknown.map(({ data }) => data)).size).toBe(1);
    const statements = new Set(Object.values(kinds).map(({ data }) => data));
    expect(statements.size, language).toBe(
      new Set(Object.values(catalogues.en.kinds).map(({ data }) => data)).size,
    );
    for (const kind of pageKinds) {
      expect(kinds[kind].next.length, `${language} ${kind}`).toBe(
        catalogues.en.kinds[kind].next.length,
      );
    }
  }
});

test.each([
  ["en", 30, "in 30 seconds"],
  ["en", 1, "in 1 second"],
  ["en", 91, "in 2 minutes"],
  ["de", 300, "in 5 Minuten"],
  ["pl", 22, "za 22 sekundy"],
  ["pl", 25, "za 25 sekund"],
  ["uk", 21, "через 21 секунду"],
  ["uk", 12, "через 12 секунд"],
  ["ar", 120, "خلال دقيقتين"],
  ["ar", 30, "خلال 30 ثانية"],
  ["ar", 300, "خلال 5 دقائق"],
  ["he", 12, "בעוד 12 שניות"],
  ["ja", 12, "12 秒後"],
  ["zh", 120, "2分钟后"],
] as const)("in %s %i seconds from now is “%s”", (language, seconds, words) => {
  expect(spellWait(seconds, language)).toBe(words);
});

test("waits are written with the digits of references and telephone numbers", () => {
  for (const language of languages) {
    for (const seconds of [15, 45, 300])
      expect(spellWait(seconds, language)).toMatch(/^\D*\d+\D*$/);
  }
});

test("what others wrote keeps its own direction", () => {
  const html = renderHtml(full("502", "ar"));
  for (const foreign of ["7K3F-9QXM", "help@northwind.example", "0800 123 456", "daily 8–20"]) {
    expect(html).toMatch(new RegExp(`<bdi[^>]*>${foreign}</bdi>`));
  }
  expect(html).toMatch(/<time dir="auto"[^>]*>14:02 UTC<\/time>/);
});

test("the look names no side by left or right", () => {
  expect(builtInLook.style).not.toMatch(
    /(?<![\w-])(left|right|(margin|padding|border)-(left|right))\s*[:;}]/,
  );
});

test("sentences of languages without spaces are joined without one", () => {
  expect(renderHtml(full("404", "ja"))).not.toMatch(/。 /);
  expect(JSON.parse(renderProblem(full("404", "zh"))).detail).toMatch(/。您/);
  expect(JSON.parse(renderProblem(full("404", "ko"))).detail).toMatch(/\. /);
});

test("an edit in one language leaves the others alone, and what it leaves out stays in its own language", () => {
  const texts = { heading: "Der Laden ist zu" };
  const edited = [{ own: true, kind: "503", language: "de", texts }];
  const german = resolveTexts("503", "de", edited);
  expect(german.heading).toBe("Der Laden ist zu");
  expect(german.what).toBe(catalogues.de.kinds["503"].what);
  for (const language of languages.filter((one) => one !== "de")) {
    expect(resolveTexts("503", language, edited)).toEqual(catalogues[language].kinds["503"]);
  }
});

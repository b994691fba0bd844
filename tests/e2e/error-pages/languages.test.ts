import type { BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, expect, test } from "vitest";
import type { ServiceDescription } from "#lib/error-pages/describe-service.ts";
import { createPreparedPages } from "#lib/error-pages/prepared-pages.ts";
import { pageKinds } from "#lib/error-pages/schemas.ts";
import { catalogues } from "#lib/error-pages/texts.ts";
import { languages } from "#lib/services/language-schemas.ts";
import { describeFully, looks } from "#tests/support/error-page-looks.ts";
import { serveErrorPages } from "#tests/support/error-page-servers.ts";
import { findViolations, ofColors, standards } from "#tests/support/find-violations.ts";
import { openChromium } from "#tests/support/open-chromium.ts";
import { makePseudoLanguage } from "#tests/support/pseudo-language.ts";

/** One service for each look; its recovery is live. */
const services = new Map<string, ServiceDescription>(
  looks.map(({ of }, index) => [`look-${index}`, describeFully("checking", of)]),
);
const pages = await serveErrorPages((base_url) => ({
  services: { get: async (name) => services.get(name) ?? null },
  base_url,
  // The words change under the pages in these tests.
  prepared: createPreparedPages(0),
  waiting: { saw: () => {}, count: () => 0 },
  now: () => new Date("2026-11-22T14:03:00Z"),
  random: () => 0.5,
}));
const browser = await openChromium();
const english = catalogues.en;

afterEach(() => {
  catalogues.en = english;
});
afterAll(async () => {
  await browser.close();
  await pages.close();
});

async function withPage(options: BrowserContextOptions, visit: (page: Page) => Promise<void>) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  try {
    await visit(page);
    expect(faults).toEqual([]);
  } finally {
    await context.close();
  }
}

async function expectAccessible(page: Page): Promise<void> {
  expect(await findViolations(page, { tags: standards })).toEqual([]);
}

/** What the page has in light was judged: dark changes nothing but its colours. */
async function expectAccessibleInDark(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await findViolations(page, { rules: ofColors })).toEqual([]);
  await page.emulateMedia({ colorScheme: "light" });
}

/** Nothing is wider than the window, and nothing lies beside it. */
async function expectToFit(page: Page): Promise<void> {
  const outside = await page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    const beside = Array.from(document.body.querySelectorAll("*:not(.quiet)"), (element) => ({
      html: element.outerHTML.slice(0, 120),
      ...{
        left: element.getBoundingClientRect().left,
        right: element.getBoundingClientRect().right,
      },
    })).filter(({ left, right }) => left < -0.5 || right > clientWidth + 0.5);
    return scrollWidth > clientWidth
      ? [{ html: "the page", left: 0, right: scrollWidth }, ...beside]
      : beside;
  });
  expect(outside).toEqual([]);
}

const widths = [320, 390, 1280];
/** All kinds in both directions; of further looks, what shows colours and directions. */
const thorough = (["en", "ar"] as const).map((language) => ({
  ...{ language, kinds: pageKinds, index: 0, look: looks[0]?.name },
}));
const further = looks
  .map(({ name }, index) => ({ look: name, index, kinds: ["404", "503"] as const }))
  .slice(1)
  .flatMap((look) => (["en", "ar"] as const).map((language) => ({ ...look, language })));

test.each([...thorough, ...further])(
  "the pages of $look in $language are accessible, light and dark, in every width",
  async ({ language, kinds, index }) => {
    await withPage({ reducedMotion: "reduce", colorScheme: "light" }, async (page) => {
      for (const kind of kinds) {
        await page.goto(`${pages.origin}/e/look-${index}/${kind}?lang=${language}`);
        for (const width of widths) {
          await page.setViewportSize({ width, height: 800 });
          await expectToFit(page);
          await expectAccessible(page);
          await expectAccessibleInDark(page);
        }
      }
    });
  },
);

test.each(languages)("in %s no kind of page runs out of a narrow window", async (language) => {
  await withPage({ viewport: { width: 320, height: 640 } }, async (page) => {
    for (const kind of pageKinds) {
      await page.goto(`${pages.origin}/e/look-0/${kind}?lang=${language}`);
      await expectToFit(page);
    }
    await page.goto(`${pages.origin}/e/look-0/503?lang=${language}`);
    await expectAccessible(page);
  });
});

test.each(["ltr", "rtl"] as const)(
  "words two fifths longer than English have room in a narrow window, written %s",
  async (direction) => {
    catalogues.en = makePseudoLanguage(english, direction);
    await withPage({ viewport: { width: 320, height: 640 } }, async (page) => {
      for (const kind of pageKinds) {
        await page.goto(`${pages.origin}/e/look-0/${kind}?lang=en`);
        expect(await page.locator("h1").innerText()).toMatch(/[åéîöû]/);
        await expectToFit(page);
      }
    });
  },
);

test.each([
  ["pt-BR", "pt", "ltr", /^Fique nesta página: ela verifica de novo em \d+ segundos\.$/],
  ["uk-UA", "uk", "ltr", /через \d+ секунд[иу]?\.$/],
  ["ar-EG", "ar", "rtl", /خلال \d+ (ثانية|ثوانٍ)\.$/],
  ["he-IL", "he", "rtl", /בעוד \d+ שניות\.$/],
  ["zh-TW", "zh-Hans", "ltr", /^请留在此页面，\d+秒钟后会再次检查。$/],
  ["sv-SE", "en", "ltr", /^Stay on this page: it looks again in \d+ seconds\.$/],
])(
  "a browser of %s gets the page in %s, and counts down in its words",
  async (locale, tag, direction, told) => {
    await withPage({ locale }, async (page) => {
      await page.goto(`${pages.origin}/e/look-0/502`);
      expect(await page.locator("html").getAttribute("lang")).toBe(tag);
      expect(await page.evaluate(() => getComputedStyle(document.body).direction)).toBe(direction);
      expect(await page.locator("#wait").innerText()).toMatch(told);
    });
  },
);

test.each([
  ["en-US", "de", /^Bemerkt um \d\d:02$/],
  ["en-US", "ar", /^لاحظنا المشكلة · \d{1,2}:02\u200f? [صم]$/],
  ["en-US", "en", /^We noticed at \d{1,2}:02\s(AM|PM)$/],
  ["en-GB", "en", /^We noticed at \d\d:02$/],
])(
  "a visitor with a browser of %s reads the time on a page in %s as it is written there",
  async (locale, language, told) => {
    await withPage({ locale, timezoneId: "Europe/Berlin" }, async (page) => {
      await page.goto(`${pages.origin}/e/look-0/502?lang=${language}`);
      expect(await page.locator("li").first().innerText()).toMatch(told);
    });
  },
);

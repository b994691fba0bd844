import type { Page } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { type PageLook, pageThemes } from "#lib/error-pages/look-schemas.ts";
import { prepareLook } from "#lib/error-pages/prepare-look.ts";
import { renderHtml } from "#lib/error-pages/render-html.ts";
import type { PageKind } from "#lib/error-pages/schemas.ts";
import type { Language } from "#lib/services/language-schemas.ts";
import { describeFully, prepareFullPage } from "#tests/support/error-page-looks.ts";
import { findViolations, standards } from "#tests/support/find-violations.ts";
import { openChromium } from "#tests/support/open-chromium.ts";

const browser = await openChromium();
afterAll(() => browser.close());

const logo = '<svg viewBox="0 0 24 24"><circle cx="12" cy="12" r="9" fill="#c03"/></svg>';

function html(kind: PageKind, language: Language, look: PageLook): string {
  const description = describeFully("checking", { look: prepareLook(look) });
  return renderHtml(prepareFullPage(kind, language, description));
}

async function expectFine(page: Page, where: string): Promise<void> {
  expect(await findViolations(page, { tags: standards }), where).toEqual([]);
  const [wide, seen] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  expect(wide, `${where} scrolls sideways`).toBeLessThanOrEqual(seen ?? 0);
}

/** Beside the plain pages of each theme, which the languages' tests go through. */
test.each(pageThemes)(
  "the theme %s is accessible with a logo, large and round, at every width",
  async (theme) => {
    const look = { theme, logo, scale: "large", corner: "round" } as const;
    for (const [colorScheme, language] of [
      ["light", "he"],
      ["dark", "en"],
    ] as const) {
      const context = await browser.newContext({ colorScheme });
      const page = await context.newPage();
      await page.setContent(html("503", language, look));
      for (const width of [320, 390, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        await expectFine(page, `${theme}, ${language}, ${colorScheme}, ${width} px`);
      }
      await context.close();
    }
  },
);

test.each(pageThemes)(
  "the theme %s can be read with forced colours and on paper",
  async (theme) => {
    const context = await browser.newContext({ viewport: { width: 390, height: 800 } });
    const page = await context.newPage();
    await page.setContent(html("503", "en", { theme, logo }));
    await page.emulateMedia({ forcedColors: "active" });
    await expectFine(page, `${theme} with forced colours`);
    await page.emulateMedia({ forcedColors: "none", media: "print", colorScheme: "dark" });
    const colors = await page
      .locator("h1, p, b, .brand, .ref, [data-p]")
      .evaluateAll((parts) => [...new Set(parts.map((part) => getComputedStyle(part).color))]);
    expect(colors).toEqual(["rgb(0, 0, 0)"]);
    const boxes = await page
      .locator(".act, #wait, #copy")
      .evaluateAll((parts) => parts.map((part) => getComputedStyle(part).display));
    expect([...new Set(boxes)]).toEqual(["none"]);
    await context.close();
  },
);

import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { unknownService } from "#lib/error-pages/describe-service.ts";
import { type PageLook, pageThemes } from "#lib/error-pages/look-schemas.ts";
import { prepareLook } from "#lib/error-pages/prepare-look.ts";
import { preparePage } from "#lib/error-pages/prepare-page.ts";
import { renderHtml } from "#lib/error-pages/render-html.ts";
import type { PageKind } from "#lib/error-pages/schemas.ts";
import { openChromium } from "#tests/support/open-chromium.ts";

const browser = await openChromium();
afterAll(() => browser.close());

const now = new Date("2026-11-29T10:00:00Z");
const logo = '<svg viewBox="0 0 24 24"><circle cx="12" cy="12" r="9" fill="#c03"/></svg>';
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

function html(kind: PageKind, look: PageLook): string {
  const description = {
    ...unknownService,
    known: true,
    display_name: "Northwind Shop",
    home_url: "https://northwind.example/",
    show_recovery: true,
    support: { email: "help@northwind.example", phone: "0800 123 456" },
    status: { state: "checking", since: now, updated_at: now },
    look: prepareLook(look),
  };
  const asked = { service: "shop", kind, reference: "7K3F-9QXM", safe: true };
  return renderHtml(
    preparePage(asked, {
      ...{ description, now, random: () => 0.5 },
      ...{ language: "en", base_url: "https://errors.example" },
    }),
  );
}

async function expectFine(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html)}`);
  expect(found, where).toEqual([]);
  const [wide, seen] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  expect(wide, `${where} scrolls sideways`).toBeLessThanOrEqual(seen ?? 0);
}

test.each(pageThemes)(
  "the theme %s is accessible in light and dark, at every width",
  async (theme) => {
    const pages = [
      ["a live 503", html("503", { theme })],
      [
        "a large 404 with a logo, right to left",
        html("404", { theme, logo, scale: "large", corner: "round" }).replace(
          'dir="ltr"',
          'dir="rtl"',
        ),
      ],
    ] as const;
    for (const colorScheme of ["light", "dark"] as const) {
      const context = await browser.newContext({ colorScheme });
      const page = await context.newPage();
      for (const width of [320, 390, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        for (const [name, content] of pages) {
          await page.setContent(content);
          await expectFine(page, `${name} in ${theme}, ${colorScheme}, ${width} px`);
        }
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
    await page.setContent(html("503", { theme, logo }));
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

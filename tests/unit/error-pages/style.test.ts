import { expect, test } from "vitest";
import { contentSecurityPolicy } from "#lib/error-pages/content-security.ts";
import { pageCorners, pageFonts, pageScales, pageThemes } from "#lib/error-pages/look-schemas.ts";
import { hashOf, prepareLook } from "#lib/error-pages/prepare-look.ts";
import { renderHtml } from "#lib/error-pages/render-html.ts";
import { deriveStyle } from "#lib/error-pages/style.ts";
import { describeFully, prepareFullPage } from "#tests/support/error-page-looks.ts";

test.each(pageThemes)(
  "the theme %s moves nothing, asks for nothing, and thinks of light, dark, forced colours and paper",
  (theme) => {
    const style = deriveStyle({ theme });
    expect(style).not.toMatch(/animation|transition|@keyframes|@import|@font-face|url\(/);
    expect(style).toContain("color-scheme:light dark");
    for (const circumstance of ["forced-colors:active", "prefers-contrast:more", "print"]) {
      expect(style).toContain(circumstance);
    }
    expect(style).not.toMatch(/undefined|null|\[object|\n/);
  },
);

test("every theme lays pages out in its own way", () => {
  const layouts = pageThemes.map((theme) =>
    deriveStyle({ theme }).replaceAll(/#[0-9a-f]{6}|light-dark\([^)]*\)/g, ""),
  );
  expect(new Set(layouts).size).toBe(pageThemes.length);
});

test("each token changes the style, and only by words of its own list", () => {
  const plain = deriveStyle({});
  const tokens = [
    ...pageCorners.map((corner) => ({ corner })),
    ...pageScales.map((scale) => ({ scale })),
    ...pageFonts.map((font) => ({ font })),
    ...(["accent", "ground", "surface", "ink"] as const).map((name) => ({
      light: { [name]: "#345678" },
    })),
  ];
  const styles = tokens.map((look) => deriveStyle(look));
  // The theme's own corner, size and font are among them.
  expect(styles.filter((style) => style === plain)).toHaveLength(3);
  expect(new Set(styles).size).toBe(tokens.length - 2);
});

test("the policy of a page allows the style that stands in it, whatever the look", () => {
  const look = prepareLook({ theme: "bold", light: { accent: "#7a1f5c" }, scale: "large" });
  const html = renderHtml(prepareFullPage("503", "en", describeFully("fixing", { look })));
  const styles = Array.from(html.matchAll(/<style>([\s\S]*?)<\/style>/g), ([, text]) => text);
  const policy = contentSecurityPolicy("https://errors.example", look);
  const [, allowed] = /style-src ([^;]+);/.exec(policy) ?? [];
  expect(styles.map((text) => hashOf(text ?? ""))).toEqual(allowed?.split(" "));
});

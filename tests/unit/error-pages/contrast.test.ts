import fc from "fast-check";
import { expect, test } from "vitest";
import { contrastOf, nearestPassing } from "#lib/error-pages/color.ts";
import { checkContrast } from "#lib/error-pages/contrast.ts";
import { colorModes, pageThemes } from "#lib/error-pages/look-schemas.ts";
import { derivePalette, type Palette } from "#lib/error-pages/palette.ts";
import { colorsOf } from "#lib/error-pages/resolve-look.ts";

test.each([
  ["#ffffff", "#000000", 21],
  ["#777777", "#ffffff", 4.48],
  ["#767676", "#ffffff", 4.54],
  ["#0000ff", "#ffffff", 8.59],
  ["#ff0000", "#ffffff", 4],
  ["#123456", "#123456", 1],
])("the ratio of %s and %s is %d", (one, other, ratio) => {
  expect(contrastOf(one, other)).toBeCloseTo(ratio, 2);
  expect(contrastOf(other, one)).toBeCloseTo(ratio, 2);
});

/** Every pair of colours that stand on each other in some theme, and what WCAG 2.2 asks of it. */
const pairs: [keyof Palette, keyof Palette, number][] = [
  ...(["ink", "ink_2", "ink_3"] as const).flatMap((front) =>
    (["ground", "surface", "raised"] as const).map(
      (back): [keyof Palette, keyof Palette, number] => [front, back, 4.5],
    ),
  ),
  ["on_accent", "accent", 4.5],
  ...(["accent", "busy", "good"] as const).flatMap((front) =>
    (["ground", "surface"] as const).map((back): [keyof Palette, keyof Palette, number] => [
      front,
      back,
      3,
    ]),
  ),
];
const looks = pageThemes.flatMap((theme) => colorModes.map((mode) => [theme, mode] as const));

test.each(looks)("every pair of colours of the theme %s in %s mode can be read", (theme, mode) => {
  const palette = derivePalette(colorsOf({ theme }, mode), mode);
  for (const [front, back, needed] of pairs) {
    const ratio = contrastOf(palette[front], palette[back]);
    expect(ratio, `${front} on ${back}`).toBeGreaterThanOrEqual(needed);
  }
  expect(checkContrast({}, { theme })).toEqual([]);
});

const color = fc
  .integer({ min: 0, max: 0xffffff })
  .map((n) => `#${n.toString(16).padStart(6, "0")}`);

test("whatever four colours are stored, text on a page can be read where any colour could", () => {
  fc.assert(
    fc.property(color, color, color, color, (ground, surface, ink, accent) => {
      const palette = derivePalette({ ground, surface, ink, accent }, "light");
      expect(contrastOf(palette.on_accent, palette.accent)).toBeGreaterThanOrEqual(4.5);
      expect(contrastOf(palette.ink, ground)).toBeGreaterThanOrEqual(4.5);
      const possible = nearestPassing("#808080", [ground, surface], 4.5) !== null;
      if (possible) expect(contrastOf(palette.ink, surface)).toBeGreaterThanOrEqual(4.5);
    }),
  );
});

test("a proposed colour passes, stays near and keeps what passes already", () => {
  expect(nearestPassing("#2f62ac", ["#ffffff"], 4.5)).toBe("#2f62ac");
  const near = nearestPassing("#6aa0e8", ["#ffffff"], 4.5);
  expect(contrastOf(near ?? "", "#ffffff")).toBeGreaterThanOrEqual(4.5);
  expect(contrastOf(near ?? "", "#ffffff")).toBeLessThan(4.8);
  expect(nearestPassing("#808080", ["#ffffff", "#000000"], 7)).toBeNull();
});

test("too little contrast is told with its pair, mode and ratio, and a colour that would do", () => {
  const [finding, ...others] = checkContrast({}, { light: { ink: "#9a9a9a" } });
  expect(finding?.path).toBe("look.light.ink");
  expect(finding?.message).toMatch(
    /^Text on the background has 2\.\d\d : 1 in light mode; 4\.5 : 1 is needed\. #[0-9a-f]{6} would do\.$/,
  );
  expect(others.map(({ path }) => path)).toEqual(["look.light.ink"]);
  const proposal = /#[0-9a-f]{6}/.exec(finding?.message ?? "")?.[0] ?? "";
  expect(checkContrast({}, { light: { ink: proposal } })).toEqual([]);
});

test("a background that makes inherited text unreadable is named itself", () => {
  const found = checkContrast({ dark: { ink: "#eeeeee" } }, { dark: { ground: "#cccccc" } });
  expect(found.map(({ path }) => path)).toContain("look.dark.ground");
  expect(found.map(({ path }) => path)).not.toContain("look.dark.ink");
});

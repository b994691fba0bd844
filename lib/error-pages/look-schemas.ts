import { z } from "zod";

export const pageThemes = ["plain", "card", "paper", "night", "bold", "compact", "split"] as const;
export const PageTheme = z.enum(pageThemes);
export type PageTheme = z.infer<typeof PageTheme>;

export const colorModes = ["light", "dark"] as const;
export type ColorMode = (typeof colorModes)[number];

const color = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^#[0-9a-f]{6}$/, "A colour is written #rrggbb.")
  .exactOptional();

/** The colours that people choose; the others of a page are derived from them. */
export const PageColors = z.strictObject({
  accent: color.describe("Brand mark, focus and the areas of colour."),
  ground: color.describe("Behind everything."),
  surface: color.describe("Behind cards and buttons."),
  ink: color.describe("Text."),
});
export type PageColors = z.infer<typeof PageColors>;
export type ColorToken = keyof PageColors;

export const pageCorners = ["square", "soft", "round"] as const;
export const pageScales = ["small", "normal", "large"] as const;
export const pageFonts = ["sans", "humanist", "serif", "rounded", "mono"] as const;

/** Longest logo as it is sent to visitors; a PNG in base64 takes a third more than its file. */
export const longestLogo = 2000;

/** Design tokens: what is left out stays as the organisation, or the theme, has it. */
export const PageLook = z.strictObject({
  theme: PageTheme.exactOptional(),
  light: PageColors.exactOptional(),
  dark: PageColors.exactOptional(),
  logo: z
    .string()
    .max(20_000)
    .exactOptional()
    .describe("SVG markup or a PNG as data URI; empty: no logo, whatever the organisation has."),
  corner: z.enum(pageCorners).exactOptional(),
  scale: z.enum(pageScales).exactOptional(),
  font: z.enum(pageFonts).exactOptional(),
});
export type PageLook = z.infer<typeof PageLook>;

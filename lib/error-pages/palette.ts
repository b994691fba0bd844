import { contrastOf, mixColors, nearestPassing } from "#lib/error-pages/color.ts";
import type { ColorMode, ColorToken } from "#lib/error-pages/look-schemas.ts";
import type { WholeColors } from "#lib/error-pages/themes.ts";

/** WCAG 2.2, 1.4.3 and 1.4.11. */
export const textRatio = 4.5;
const shapeRatio = 3;

/** Every pair of chosen colours that stand on each other, in the words of a finding. */
export const colorPairs: {
  front: ColorToken;
  back: ColorToken;
  needed: number;
  words: string;
}[] = [
  { front: "ink", back: "ground", needed: textRatio, words: "Text on the background" },
  { front: "ink", back: "surface", needed: textRatio, words: "Text on the surface" },
  { front: "accent", back: "ground", needed: shapeRatio, words: "Accent on the background" },
  { front: "accent", back: "surface", needed: shapeRatio, words: "Accent on the surface" },
];

export type Palette = WholeColors & {
  raised: string;
  line: string;
  ink_2: string;
  ink_3: string;
  on_accent: string;
  busy: string;
  good: string;
};

const stateColors: Record<ColorMode, { busy: string; good: string }> = {
  light: { busy: "#945f0e", good: "#1d754c" },
  dark: { busy: "#e3b25a", good: "#68c894" },
};

/**
 * All colours of a page. Chosen ones that cannot be read on each other, as a service's and the organisation's may be
 * together, are moved to the nearest that can: a page is readable whatever was stored.
 */
export function derivePalette(chosen: WholeColors, mode: ColorMode): Palette {
  const { ground, surface } = chosen;
  const both = [ground, surface];
  const ink = nearestPassing(chosen.ink, both, textRatio) ?? contrasting(ground);
  const accent = nearestPassing(chosen.accent, both, shapeRatio) ?? ink;
  const raised = mixColors(surface, ink, 0.05);
  const quiet = (share: number) =>
    nearestPassing(mixColors(ink, ground, share), [...both, raised], textRatio) ?? ink;
  const shape = (color: string) => nearestPassing(color, [...both, raised], shapeRatio) ?? ink;
  return {
    ...{ ground, surface, ink, accent, raised },
    line: mixColors(ground, ink, 0.12),
    ink_2: quiet(0.26),
    ink_3: quiet(0.37),
    on_accent: contrasting(accent),
    busy: shape(stateColors[mode].busy),
    good: shape(stateColors[mode].good),
  };
}

/** Black or white: one of them has 4.5 on any colour. */
function contrasting(color: string): string {
  return contrastOf("#ffffff", color) >= textRatio ? "#ffffff" : "#000000";
}

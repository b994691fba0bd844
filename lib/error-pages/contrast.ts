import { contrastOf, nearestPassing } from "#lib/error-pages/color.ts";
import {
  type ColorMode,
  type ColorToken,
  colorModes,
  type PageLook,
} from "#lib/error-pages/look-schemas.ts";
import { colorPairs } from "#lib/error-pages/palette.ts";
import { colorsOf, resolveLook } from "#lib/error-pages/resolve-look.ts";
import type { WholeColors } from "#lib/error-pages/themes.ts";
import type { InputError } from "#lib/platform/errors.ts";

/**
 * The pairs of colours with too little contrast when `own` lies over what it inherits, each at the colour to change
 * and with the nearest one that would do, where there is one.
 */
export function checkContrast(inherited: PageLook, own: PageLook): InputError[] {
  const look = resolveLook([inherited, own]);
  return colorModes.flatMap((mode) => checkMode(colorsOf(look, mode), mode, own[mode] ?? {}));
}

function checkMode(
  colors: WholeColors,
  mode: ColorMode,
  own: Partial<Record<ColorToken, string>>,
): InputError[] {
  return colorPairs
    .filter(({ front, back, needed }) => contrastOf(colors[front], colors[back]) < needed)
    .map(({ front, back, needed, words }) => {
      const ratio = Math.floor(contrastOf(colors[front], colors[back]) * 100) / 100;
      // Who changed only the background is told about the background.
      const token = own[front] === undefined && own[back] !== undefined ? back : front;
      const proposal = proposeColor(colors, token);
      return {
        path: `look.${mode}.${token}`,
        message: `${words} has ${ratio.toFixed(2)} : 1 in ${mode} mode; ${needed} : 1 is needed.${proposal ? ` ${proposal} would do.` : ""}`,
      };
    });
}

/** Passes in every pair that the colour is in. */
function proposeColor(colors: WholeColors, token: ColorToken): string | null {
  const pairs = colorPairs.filter(({ front, back }) => front === token || back === token);
  const others = pairs.map(({ front, back }) => colors[front === token ? back : front]);
  const needed = Math.max(...pairs.map((pair) => pair.needed));
  return nearestPassing(colors[token], others, needed);
}

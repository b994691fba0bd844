import type { ColorMode, PageLook } from "#lib/error-pages/look-schemas.ts";
import { themeRules, type WholeColors } from "#lib/error-pages/themes.ts";

/** One look of several layers, the later over the earlier, field by field and colour by colour. */
export function resolveLook(layers: readonly PageLook[]): PageLook {
  const light = Object.assign({}, ...layers.map((layer) => layer.light));
  const dark = Object.assign({}, ...layers.map((layer) => layer.dark));
  return Object.assign({}, ...layers, { light, dark });
}

/** The colours of a look in one mode: those that are set, else the theme's. */
export function colorsOf(look: PageLook, mode: ColorMode): WholeColors {
  return { ...themeRules[look.theme ?? "plain"][mode], ...look[mode] };
}

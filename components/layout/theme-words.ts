import type { Theme } from "#lib/format/theme.ts";

/** What each theme is called. */
export const themeWords: Record<Theme, string> = {
  system: "As the device",
  light: "Light",
  dark: "Dark",
};

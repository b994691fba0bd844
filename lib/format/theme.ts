/** The cookie that remembers the choice of theme; without it the device decides. */
export const themeCookie = "theme";
export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

/** The theme a cookie names, or the device's own. */
export function readTheme(value: string | undefined): Theme {
  return themes.find((theme) => theme === value) ?? "system";
}

/** The CSS `color-scheme` that shows a theme. */
export function colorSchemeOf(theme: Theme): string {
  return theme === "system" ? "light dark" : theme;
}

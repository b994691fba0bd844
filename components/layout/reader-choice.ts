import { colorSchemeOf, type Theme, themeCookie } from "#lib/format/theme.ts";

const yearSeconds = 365 * 24 * 3600;

/** Remembers a small choice of the reader for a year, so that the server renders with it. */
export function rememberChoice(name: string, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing where the address is plain http
  document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=${yearSeconds}; samesite=lax`;
}

/** What was remembered under a name. */
export function readChoice(name: string): string | undefined {
  const start = `${name}=`;
  const found = document.cookie.split("; ").find((pair) => pair.startsWith(start));
  return found === undefined ? undefined : decodeURIComponent(found.slice(start.length));
}

/** Shows a theme at once and remembers it. */
export function chooseTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
  document.documentElement.style.colorScheme = colorSchemeOf(theme);
  rememberChoice(themeCookie, theme);
}

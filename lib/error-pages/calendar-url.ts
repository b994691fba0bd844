import type { Language } from "#lib/services/language-schemas.ts";

/** Where the calendar file of a service lies, whoever shows the link. */
export function calendarUrl(service: string, language: Language, base_url: string): string {
  const { origin } = new URL(base_url);
  return `${origin}/e/${encodeURIComponent(service)}/maintenance.ics?lang=${language}`;
}

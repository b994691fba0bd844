import { publicOrigin } from "#lib/error-pages/public-origin.ts";
import type { Language } from "#lib/services/language-schemas.ts";

/** Where the calendar file of a service lies, whoever shows the link. */
export function calendarUrl(service: string, language: Language, base_url: string): string {
  const origin = publicOrigin(base_url);
  return `${origin}/e/${encodeURIComponent(service)}/maintenance.ics?lang=${language}`;
}

import type { Page } from "#lib/error-pages/prepare-page.ts";
import { spellMoment } from "#lib/error-pages/spell-moment.ts";
import { spellWait } from "#lib/error-pages/spell-time.ts";
import { catalogues } from "#lib/error-pages/texts.ts";

/** The page for a terminal: the same words in the same order, in short lines of their own. */
export function renderText(page: Page): string {
  const { language, recovery, retry_after_seconds, closure, route, support } = page;
  const { phrases, states } = catalogues[language];
  const live = recovery && recovery.state !== "fine" ? recovery.state : null;
  const wait =
    retry_after_seconds === null
      ? []
      : [phrases.wait_without_script.replace("{time}", spellWait(retry_after_seconds, language))];
  const contact = [support.email, support.phone, support.hours, support.url].filter(Boolean);
  return [
    ...[page.heading, ""],
    page.what,
    page.data,
    ...(live ? [states[live]] : []),
    "",
    ...page.next.map((step) => `- ${step}`),
    ...(route ? [`- ${route.text}: ${route.url}`] : []),
    ...(closure ? [`- ${phrases.until} ${spellMoment(new Date(closure.until), language)}`] : []),
    ...wait.map((sentence) => `- ${sentence}`),
    "",
    ...(contact.length > 0 ? [`${phrases.help} ${contact.join(", ")}`] : []),
    `${contact.length > 0 ? phrases.reference_with_contact : phrases.reference}: ${page.reference}`,
    "",
  ].join("\n");
}

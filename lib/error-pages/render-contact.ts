import type { Page } from "#lib/error-pages/prepare-page.ts";
import { catalogues } from "#lib/error-pages/texts.ts";
import { escapeHtml } from "#lib/format/escape-html.ts";

/** Who to ask, in the same order on every page, and the one reference to give; a static page has none. */
export function renderContact({ support, reference, language }: Page): string {
  const { gap, phrases } = catalogues[language];
  const ways: string[] = [];
  if (support.email) {
    const subject = reference === null ? "" : `?subject=${reference}`;
    const address = `mailto:${encodeURIComponent(support.email).replace("%40", "@")}${subject}`;
    ways.push(fill(phrases.write, renderLink(address, isolate(support.email))));
  }
  if (support.phone) {
    const number = `tel:${support.phone.replace(/[^\d+]/g, "")}`;
    const hours = support.hours ? ` (${isolate(support.hours)})` : "";
    ways.push(fill(phrases.call, renderLink(number, isolate(support.phone)) + hours));
  }
  if (support.url) ways.push(renderLink(support.url, escapeHtml(phrases.visit)));
  const help = ways.length > 0 ? [escapeHtml(phrases.help), ...ways] : [];
  const give = ways.length > 0 ? phrases.reference_with_contact : phrases.reference;
  const ask = reference === null ? help : [...help, escapeHtml(give)];
  return `<p>${ask.join(gap || "<br>")} ${renderReference(reference, phrases)}</p>`;
}

/** A sentence of the catalogue around what is HTML already. */
function fill(sentence: string, contact: string): string {
  return escapeHtml(sentence).replace("{contact}", () => contact);
}

/** What others wrote keeps its own direction: a telephone number would be turned around in Arabic or Hebrew. */
function isolate(text: string): string {
  return `<bdi>${escapeHtml(text)}</bdi>`;
}

function renderLink(address: string, inside: string): string {
  return `<a href="${escapeHtml(address)}">${inside}</a>`;
}

/** Without a reference, the script puts the time of the visit into its place. */
function renderReference(
  reference: string | null,
  phrases: { copy: string; copied: string },
): string {
  const [copy, copied] = [escapeHtml(phrases.copy), escapeHtml(phrases.copied)];
  const shown = reference === null ? " hidden>" : `>${escapeHtml(reference)}`;
  return `<bdi class="ref" id="ref"${shown}</bdi> <button type="button" id="copy" data-done="${copied}" hidden>${copy}</button>`;
}

import { closureScript } from "#lib/error-pages/closure-script.ts";
import type { Page } from "#lib/error-pages/prepare-page.ts";
import { spellMoment } from "#lib/error-pages/spell-moment.ts";
import { catalogues } from "#lib/error-pages/texts.ts";
import { escapeHtml } from "#lib/format/escape-html.ts";

/** When a planned closure ends, by the clock and with its zone, and the way to note it down. */
export function renderClosure({ closure, language }: Page): string {
  if (closure === null) return "";
  const { until, calendar } = catalogues[language].phrases;
  const moment = escapeHtml(spellMoment(new Date(closure.until), language));
  const link = closure.calendar_url
    ? ` <a href="${escapeHtml(closure.calendar_url)}">${escapeHtml(calendar)}</a>`
    : "";
  return `<p>${escapeHtml(until)} <b><time id="until" datetime="${closure.until}">${moment}</time></b>${link}</p><script>${closureScript}</script>\n`;
}

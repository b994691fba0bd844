import type { Page } from "#lib/error-pages/prepare-page.ts";
import { publicOrigin } from "#lib/error-pages/public-origin.ts";
import { renderBrand } from "#lib/error-pages/render-brand.ts";
import { renderClosure } from "#lib/error-pages/render-closure.ts";
import { renderContact } from "#lib/error-pages/render-contact.ts";
import { formStyle, renderFeedback, renderFeedbackLink } from "#lib/error-pages/render-feedback.ts";
import { renderRecovery } from "#lib/error-pages/render-recovery.ts";
import { pageScript, staticScript } from "#lib/error-pages/script.ts";
import { spellWait } from "#lib/error-pages/spell-time.ts";
import { catalogues } from "#lib/error-pages/texts.ts";
import { escapeHtml } from "#lib/format/escape-html.ts";

const mostBytes = 12_000;
/** A page with the form has to compress to less than 5,000, too. */
const mostWithForm = 11_400;

/** The page as HTML: whole by itself, readable without its script. Every text is escaped here or in the parts. */
export function renderHtml(page: Page): string {
  if (page.feedback_url === null) return renderWith({ form: "" }, page);
  const whole = renderWith({ form: renderFeedback(page), style: formStyle }, page);
  if (packedBytes(whole) <= mostWithForm) return whole;
  // Long words, or a script of many bytes: the form is one click away, and the page itself always fits.
  const linked = renderWith({ form: renderFeedbackLink(page) }, page);
  return Buffer.byteLength(linked) <= mostBytes ? linked : renderWith({ form: "" }, page);
}

/** Bytes, with the second and third of a letter counting more than once: such texts compress less well. */
function packedBytes(html: string): number {
  const bytes = Buffer.byteLength(html);
  return bytes + 1.2 * (bytes - html.length);
}

function renderWith(feedback: { form: string; style?: string }, page: Page): string {
  const { brand, heading, language } = page;
  const { tag, direction } = catalogues[language];
  const title = brand.name ? `${heading} – ${brand.name}` : heading;
  return `<!doctype html>
<html lang="${tag}" dir="${direction}"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title>
<meta name="viewport" content="width=device-width,initial-scale=1"><link rel="icon" href="data:,">
<style>${page.look.style}</style>${feedback.style ? `<style>${feedback.style}</style>` : ""}</head><body>
${renderBrand(page)}<main${renderSettings(page)}><h1>${escapeHtml(heading)}</h1>
${renderStory(page)}${renderClosure(page)}${renderRecovery(page)}${renderWait(page)}${renderActions(page)}${feedback.form}<p id="quiet" class="quiet" role="status"></p></main>
<footer>${renderContact(page)}</footer>
<script>${page.reference === null ? staticScript : pageScript}</script></body></html>
`;
}

/** What the script needs to know: data of the page beside a constant script. */
function renderSettings(page: Page): string {
  const { kind, check, retry_after_seconds, safe, status_path, base_url } = page;
  if (check === null) return "";
  const settings = {
    check,
    wait: retry_after_seconds,
    safe: safe ? "yes" : "no",
    status: status_path,
    base: status_path && publicOrigin(base_url),
    kind: status_path && kind,
  };
  return Object.entries(settings)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => ` data-${name}="${escapeHtml(String(value))}"`)
    .join("");
}

/** What happened, what about the data, what to do: one paragraph, and a list where there is more than one thing to do. */
function renderStory({ what, data, next, route, language }: Page): string {
  const [first = "", ...others] = next.map(escapeHtml);
  const other = renderRoute(route);
  const { gap, phrases } = catalogues[language];
  const story = `${escapeHtml(what)}${gap}<b>${escapeHtml(data)}</b>`;
  if (others.length === 0) return `<p>${story}${gap}${first}</p>\n${other}`;
  const label = escapeHtml(phrases.next_label);
  const items = [first, ...others].map((step) => `<li>${step}</li>`).join("");
  return `<p>${story}</p>\n<ul aria-label="${label}">${items}</ul>\n${other}`;
}

function renderRoute(route: Page["route"]): string {
  if (!route) return "";
  return `<p><a href="${escapeHtml(route.url)}">${escapeHtml(route.text)}</a></p>\n`;
}

function renderWait({ check, retry_after_seconds, language }: Page): string {
  if (check === null) return "";
  const { phrases } = catalogues[language];
  const data =
    check === "online"
      ? (["online", "open"] as const)
      : (["wait", "looking", "paused", "stopped", "open", "online"] as const);
  const attributes = data.map((name) => ` data-${name}="${escapeHtml(phrases[name])}"`).join("");
  const text =
    retry_after_seconds === null
      ? ""
      : phrases.wait_without_script.replace("{time}", spellWait(retry_after_seconds, language));
  return `<p id="wait"${attributes}>${escapeHtml(text)}</p>\n`;
}

function renderActions({ check, retry, brand, language }: Page): string {
  const { phrases } = catalogues[language];
  const actions: string[] = [];
  // An empty address is the page's own, fetched anew: it works behind any proxy and never repeats a form.
  const retryWord = check === "repeat" ? phrases.check_now : phrases.try_again;
  if (retry) actions.push(`<a href="">${escapeHtml(retryWord)}</a>`);
  if (check === "repeat" || check === "once") {
    const [pause, resume] = [escapeHtml(phrases.pause), escapeHtml(phrases.resume)];
    actions.push(
      `<button type="button" id="pause" data-resume="${resume}" hidden>${pause}</button>`,
    );
  }
  if (brand.home_url) {
    actions.push(`<a href="${escapeHtml(brand.home_url)}">${escapeHtml(phrases.home)}</a>`);
  }
  return actions.length > 0 ? `<div class="act">${actions.join("")}</div>` : "";
}

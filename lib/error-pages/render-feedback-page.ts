import type { ServiceDescription } from "#lib/error-pages/describe-service.ts";
import { feedbackQuery } from "#lib/error-pages/feedback-query.ts";
import { formStyle, renderFeedbackForm } from "#lib/error-pages/render-feedback.ts";
import type { PageKind } from "#lib/error-pages/schemas.ts";
import { catalogues } from "#lib/error-pages/texts.ts";
import type { FeedbackForm } from "#lib/error-pages/visitor-feedback.ts";
import { escapeHtml } from "#lib/format/escape-html.ts";
import type { Language } from "#lib/services/language-schemas.ts";

type FeedbackPage = {
  reference: string | null;
  kind: PageKind;
  language: Language;
  description: ServiceDescription;
  outcome: "asked" | "kept" | "failed";
  form: FeedbackForm;
};

/** What follows a form that was sent: thanks, or the form with everything that was typed; and the way back. */
export function renderFeedbackPage(page: FeedbackPage): string {
  const { language, outcome, description } = page;
  const { phrases, tag, direction } = catalogues[language];
  const heading = outcome === "kept" ? phrases.feedback_thanks : phrases.feedback;
  return `<!doctype html>
<html lang="${tag}" dir="${direction}"><head><meta charset="utf-8"><title>${escapeHtml(heading)}</title>
<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><link rel="icon" href="data:,">
<style>${description.look.style}</style><style>${formStyle}</style></head><body>
${renderBrand(page)}<main><h1 id="what">${escapeHtml(heading)}</h1>
${renderOutcome(page)}${renderWays(page)}</main>
</body></html>
`;
}

function renderBrand({ description: { display_name } }: FeedbackPage): string {
  return display_name ? `<header class="brand">${escapeHtml(display_name)}</header>\n` : "";
}

function renderOutcome({ language, outcome, form, reference, kind }: FeedbackPage): string {
  const { phrases } = catalogues[language];
  if (outcome === "kept") return `<p role="status">${escapeHtml(phrases.feedback_kept)}</p>`;
  const failed =
    outcome === "failed" ? `<p role="alert">${escapeHtml(phrases.feedback_failed)}</p>` : "";
  const action = `?${feedbackQuery({ reference, kind, language })}`;
  const { message, email } = form;
  return failed + renderFeedbackForm({ action, language, message, email });
}

/** Back to the page of this address, which may show a reference, and to the service's own start page. */
function renderWays({ language, description, reference, kind }: FeedbackPage): string {
  const { phrases } = catalogues[language];
  const query = new URLSearchParams({ lang: language, ...(reference ? { ref: reference } : {}) });
  const back = `<a href="${kind}?${escapeHtml(query.toString())}">${escapeHtml(phrases.back)}</a>`;
  const { home_url } = description;
  const home = home_url ? `<a href="${escapeHtml(home_url)}">${escapeHtml(phrases.home)}</a>` : "";
  return `<div class="act">${home}${back}</div>`;
}

import type { Page } from "#lib/error-pages/prepare-page.ts";
import { catalogues } from "#lib/error-pages/texts.ts";
import { escapeHtml } from "#lib/format/escape-html.ts";
import type { Language } from "#lib/services/language-schemas.ts";

/**
 * A few words from whoever met the page, by a plain form. It answers in a tab of its own: the page goes on looking, and
 * going back to it never asks to repeat what was posted.
 */
export function renderFeedback({ feedback_url, reference, language }: Page): string {
  if (feedback_url === null) return "";
  const action = `${feedback_url}&ref=${reference}`;
  const form = renderFeedbackForm({ action, target: "_blank", language });
  const words = escapeHtml(catalogues[language].phrases.feedback);
  return `<details><summary id="what">${words}</summary>${form}</details>\n`;
}

/** The way to the same form on a page of its own, where there is no room for it on this one. */
export function renderFeedbackLink({ feedback_url, reference, language }: Page): string {
  if (feedback_url === null) return "";
  const words = escapeHtml(catalogues[language].phrases.feedback);
  return `<p><a target="_blank" href="${escapeHtml(`${feedback_url}&ref=${reference}`)}">${words}</a></p>\n`;
}

/** On the pages that have the form; a style of its own, because its hash stands in the policy, too. */
export const formStyle =
  "summary,label,form p{font-size:.9em;color:var(--j)}summary{padding:3px 0}details{margin-bottom:28px}form{display:grid;gap:12px;margin-top:14px}textarea,input,form button{font:inherit;color:inherit;background:var(--s);border:1px solid var(--k);border-radius:calc(var(--r)*.7);padding:9px;width:100%}form button{justify-self:start;width:auto;padding:11px 18px;font-weight:550;cursor:pointer}@media print{details{display:none}}";

/** The form, named by the element `what`; with what was typed before. The field `website` is hidden from people. */
export function renderFeedbackForm(form: {
  action: string;
  target?: "_blank";
  language: Language;
  message?: string;
  email?: string;
}): string {
  const { action, target, message = "", email } = form;
  const { feedback_email, feedback_note, feedback_send } = catalogues[form.language].phrases;
  const value = email ? ` value="${escapeHtml(email)}"` : "";
  return `<form method="post"${target ? ` target="${target}"` : ""} action="${escapeHtml(action)}"><textarea id="say" name="message" aria-labelledby="what" required maxlength="2000" rows="3">${escapeHtml(message)}</textarea><label>${escapeHtml(feedback_email)}<input name="email" type="email"${value}></label><input name="website" hidden><p>${escapeHtml(feedback_note)}</p><button>${escapeHtml(feedback_send)}</button></form>`;
}

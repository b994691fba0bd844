import type { Page } from "#lib/error-pages/prepare-page.ts";
import { catalogues } from "#lib/error-pages/texts.ts";
import { escapeHtml } from "#lib/format/escape-html.ts";
import type { Language } from "#lib/services/language-schemas.ts";

/** Where a few words can be left. In a tab of its own: the page goes on looking, and is found as it was. */
export function renderFeedback({ feedback_url, reference, language }: Page): string {
  if (feedback_url === null) return "";
  const words = escapeHtml(catalogues[language].phrases.feedback);
  return `<p><a target="_blank" href="${escapeHtml(`${feedback_url}&ref=${reference}`)}">${words}</a></p>\n`;
}

export const formStyle =
  "label,form p{font-size:.9em;color:var(--j)}form{display:grid;gap:12px;margin-top:14px}button{justify-self:start}textarea,input,button{font:inherit;color:inherit;background:var(--s);border:1px solid var(--k);border-radius:calc(var(--r)*.7);padding:9px;width:100%}button{width:auto;padding:11px 18px;font-weight:550;cursor:pointer}";

/** The form, named by the element `what`; with what was typed before. The field `website` is hidden from people. */
export function renderFeedbackForm(form: {
  action: string;
  language: Language;
  message?: string;
  email?: string;
}): string {
  const { action, message = "", email } = form;
  const { feedback_email, feedback_note, feedback_send } = catalogues[form.language].phrases;
  const value = email ? ` value="${escapeHtml(email)}"` : "";
  return `<form method="post" action="${escapeHtml(action)}"><textarea name="message" aria-labelledby="what" required maxlength="2000" rows="3">${escapeHtml(message)}</textarea><label>${escapeHtml(feedback_email)}<input name="email" type="email"${value}></label><input name="website" hidden><p>${escapeHtml(feedback_note)}</p><button>${escapeHtml(feedback_send)}</button></form>`;
}

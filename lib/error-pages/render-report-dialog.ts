import { dialogScript } from "#lib/error-pages/report-dialog-script.ts";
import { dialogStyle } from "#lib/error-pages/report-dialog-style.ts";
import { catalogues } from "#lib/error-pages/texts.ts";
import { toScript } from "#lib/error-pages/to-script.ts";
import { tidyText } from "#lib/error-pages/visitor-feedback.ts";
import type { Language } from "#lib/services/language-schemas.ts";

const longestOption = 300;

/** The program of the dialog, with the words that the service's own page asks for and ours for the rest. */
export function renderReportDialog(query: URLSearchParams, language: Language): string {
  const { phrases, tag, direction } = catalogues[language];
  const option = (name: string) => tidyText(query.get(name) ?? "").slice(0, longestOption);
  const subtitles = [option("subtitle"), option("subtitle2")].filter(Boolean).join(" ");
  const set = {
    style: dialogStyle,
    lang: tag,
    dir: direction,
    name: option("name"),
    email: option("email"),
    words: {
      title: option("title") || phrases.feedback,
      subtitle: subtitles,
      comments: option("labelComments") || phrases.feedback_message,
      name: option("labelName") || phrases.feedback_name,
      email: option("labelEmail") || phrases.feedback_email,
      note: phrases.feedback_note,
      submit: option("labelSubmit") || phrases.feedback_send,
      close: option("labelClose") || phrases.close,
      thanks: option("successMessage") || `${phrases.feedback_thanks} ${phrases.feedback_kept}`,
      failed: option("errorGeneric") || phrases.feedback_failed,
    },
  };
  return `${dialogScript}(${toScript(set)});\n`;
}

import type { Page } from "#lib/error-pages/prepare-page.ts";
import type { PublicStatus } from "#lib/error-pages/schemas.ts";
import { progressOf, stepNames } from "#lib/error-pages/steps.ts";
import { catalogues, type StepName } from "#lib/error-pages/texts.ts";
import { escapeHtml } from "#lib/format/escape-html.ts";

/** The recovery in a plain sentence and four steps; there but hidden while none is live, because one may begin while the page is open. */
export function renderRecovery({ recovery, language }: Page): string {
  if (recovery === null) return "";
  const { states, phrases } = catalogues[language];
  const live = recovery.state === "fine" ? null : recovery.state;
  const data = Object.entries(states).map(
    ([state, sentence]) => ` data-${state}="${escapeHtml(sentence)}"`,
  );
  const steps = stepNames.map((step) => renderStep(step, recovery, language)).join("");
  return `<section class="panel" id="panel" aria-label="${escapeHtml(phrases.steps_label)}"${live ? "" : " hidden"}>
<p id="state"${data.join("")}>${live ? escapeHtml(states[live]) : ""}</p><ol>${steps}</ol></section>\n`;
}

function renderStep(step: StepName, recovery: PublicStatus, language: Page["language"]): string {
  const words = catalogues[language].steps[step];
  const progress = progressOf(step, recovery.state);
  const data = Object.entries(words)
    .map(([name, text]) => ` data-${name}="${escapeHtml(text)}"`)
    .join("");
  const time = words.at && recovery.since ? ` ${words.at} ${renderTime(recovery.since)}` : "";
  return `<li data-p="${progress}"${data}><span>${escapeHtml(words[progress] ?? words.done)}${time}</span></li>`;
}

/** In UTC, until the script puts it into the visitor's own time. */
function renderTime(since: string): string {
  return `<time dir="auto" datetime="${escapeHtml(since)}">${escapeHtml(since.slice(11, 16))} UTC</time>`;
}

import { escapeHtml } from "#lib/format/escape-html.ts";
import type { Message } from "#lib/notifications/notice-schemas.ts";
import { prepareStory, type Story, type StoryLink } from "#lib/notifications/story.ts";

export type Email = { subject: string; text: string; html: string };

/** The mail of a message: plain text, and the same in simple HTML. */
export function prepareEmail(message: Message, baseUrl: string): Email {
  const story = prepareStory(message, baseUrl);
  return { subject: story.title.slice(0, 250), text: toText(story), html: toHtml(story) };
}

function toText({ title, summary, note, facts, attempts, buttons, links, url }: Story): string {
  const further = [...buttons, ...links.slice(1)].map((link) => `${link.label}: ${link.url}`);
  const parts = [
    [title],
    [summary],
    note ? [note] : [],
    facts.map(({ label, value }) => `${label}: ${value}`),
    attempts.length > 0 ? ["What was tried:", ...attempts.map((line) => `- ${line}`)] : [],
    further,
    [url],
  ];
  const told = parts.filter((lines) => lines.join("") !== "").map((lines) => lines.join("\n"));
  return `${told.join("\n\n")}\n`;
}

function toHtml({ title, summary, note, facts, attempts, buttons, links, url }: Story): string {
  const rows = facts.map(
    ({ label, value }) =>
      `<tr><th align="left" style="padding:2px 16px 2px 0;font-weight:500">${escapeHtml(label)}</th><td>${escapeHtml(value)}</td></tr>`,
  );
  const tried = attempts.map((line) => `<li>${escapeHtml(line)}</li>`);
  const press = buttons.map((button) => `<p>${toLink(button, "font-weight:600")}</p>`);
  return `<!doctype html><html lang="en"><body style="font:15px/1.5 system-ui,sans-serif;max-width:36rem">
<h1 style="font-size:19px">${escapeHtml(title)}</h1><p>${escapeHtml(summary)}</p>
${note ? `<p>${escapeHtml(note)}</p>` : ""}${press.join("")}
<table role="presentation">${rows.join("")}</table>
${tried.length > 0 ? `<p>What was tried:</p><ol>${tried.join("")}</ol>` : ""}
<p>${[{ label: "Open it in Paramedic", url }, ...links.slice(1)].map((link) => toLink(link)).join(" · ")}</p></body></html>`;
}

function toLink({ label, url }: StoryLink, style = ""): string {
  return `<a href="${escapeHtml(url)}"${style ? ` style="${style}"` : ""}>${escapeHtml(label)}</a>`;
}

import { escapeHtml } from "#lib/format/escape-html.ts";
import type { Notice } from "#lib/notifications/schemas.ts";

export type Email = { subject: string; text: string; html: string };

/** The mail of a notice: plain text, and the same in simple HTML. */
export function prepareEmail(notice: Notice, baseUrl: string): Email {
  const { title, summary } = notice;
  const url = new URL(notice.path, baseUrl).href;
  const facts = withPlace(notice);
  const lines = facts.map(({ label, value }) => `${label}: ${value}`);
  const rows = facts.map(
    ({ label, value }) =>
      `<tr><th align="left" style="padding:2px 16px 2px 0;font-weight:500">${escapeHtml(label)}</th><td>${escapeHtml(value)}</td></tr>`,
  );
  return {
    subject: title.replace(/\s+/g, " ").trim(),
    text: [title, "", summary, "", ...lines, ...(lines.length > 0 ? [""] : []), url, ""].join("\n"),
    html: `<!doctype html><html lang="en"><body style="font:15px/1.5 system-ui,sans-serif;max-width:36rem">
<h1 style="font-size:19px">${escapeHtml(title)}</h1><p>${escapeHtml(summary)}</p>
<table role="presentation">${rows.join("")}</table>
<p><a href="${escapeHtml(url)}">Open it in Paramedic</a></p></body></html>`,
  };
}

function withPlace({ service, environment, facts }: Notice): Notice["facts"] {
  const place = [service, environment].filter(Boolean).join(" · ");
  const told = facts.some(({ label }) => label.toLowerCase() === "service");
  return place && !told ? [{ label: "Service", value: place }, ...facts] : facts;
}

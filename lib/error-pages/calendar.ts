import type { Closure } from "#lib/error-pages/closures.ts";

/** What calendars show of a closure. */
export type CalendarEntry = Closure & { summary: string; description: string };

/** A calendar (RFC 5545) with these entries, in UTC; `host` makes their ids unique in the world. */
export function renderCalendar(
  entries: CalendarEntry[],
  { host, now }: { host: string; now: Date },
) {
  const lines = [
    ...["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Paramedic//Planned closures//EN"],
    ...["CALSCALE:GREGORIAN", "METHOD:PUBLISH"],
    ...entries.flatMap((entry) => [
      "BEGIN:VEVENT",
      `UID:${entry.uid}@${host}`,
      `DTSTAMP:${toUtc(now)}`,
      `DTSTART:${toUtc(entry.from)}`,
      `DTEND:${toUtc(entry.to)}`,
      `SEQUENCE:${entry.revision}`,
      `SUMMARY:${escapeText(entry.summary)}`,
      `DESCRIPTION:${escapeText(entry.description)}`,
      ...["STATUS:CONFIRMED", "TRANSP:TRANSPARENT", "END:VEVENT"],
    ]),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${foldLine(line)}\r\n`).join("");
}

/** `20261129T020000Z` */
function toUtc(moment: Date): string {
  return `${moment.toISOString().slice(0, 19).replaceAll(/[-:]/g, "")}Z`;
}

function escapeText(text: string): string {
  return text
    .replaceAll(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll(/\r\n?|\n/g, "\\n")
    .replaceAll(/[^\P{Cc}\t]/gu, "");
}

const mostOctets = 75;

/** At most 75 octets a line, never cut inside a character; what goes on begins with a space. */
function foldLine(line: string): string {
  let folded = "";
  let length = 0;
  for (const character of line) {
    const octets = Buffer.byteLength(character);
    if (length + octets > mostOctets) {
      folded += "\r\n ";
      length = 1;
    }
    folded += character;
    length += octets;
  }
  return folded;
}

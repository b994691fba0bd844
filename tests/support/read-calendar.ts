export type CalendarProperty = { name: string; value: string };

/** Reads a calendar as RFC 5545 says: CRLF, lines of at most 75 octets, unfolded, begun and ended in order. Throws where it is none. */
export function readCalendar(text: string): CalendarProperty[] {
  if (!text.endsWith("\r\n") || /[^\r]\n/.test(text)) throw new Error("a line ends without CRLF");
  const lines = text.slice(0, -2).split("\r\n");
  const long = lines.find((line) => Buffer.byteLength(line) > 75);
  if (long !== undefined) throw new Error(`more than 75 octets: ${long}`);
  const open: string[] = [];
  return text
    .replaceAll("\r\n ", "")
    .slice(0, -2)
    .split("\r\n")
    .map((line) => {
      const [, name = "", value = ""] = /^([A-Z-]+)(?:;[^:]*)?:(.*)$/s.exec(line) ?? [];
      if (name === "") throw new Error(`no property: ${line}`);
      if (name === "BEGIN") open.push(value);
      if (name === "END" && open.pop() !== value) throw new Error(`${value} was not open`);
      return { name, value: value.replaceAll("\\n", "\n").replaceAll(/\\([\\;,])/g, "$1") };
    });
}

/** The value of a property that is there once. */
export function propertyOf(calendar: CalendarProperty[], name: string): string | undefined {
  return calendar.find((property) => property.name === name)?.value;
}

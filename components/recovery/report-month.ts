import { createLoader, createParser } from "nuqs/server";
import type { Language } from "#lib/format/reader-language.ts";

const month = /^20\d\d-(0[1-9]|1[0-2])$/;

/** How the address holds the month of a report: `2026-11`. */
const monthParser = createParser({
  parse: (text) => (month.test(text) ? text : null),
  serialize: (value: string) => value,
});
export const loadReportMonth = createLoader({ month: monthParser });

export type ReportMonth = {
  /** `2026-11` */
  month: string;
  /** `November 2026` */
  label: string;
  before: string;
  /** Null: it would lie ahead. */
  after: string | null;
};

/** The month that is asked for, or the one of `today` (`2026-11-29`); one that lies ahead is taken for the latter. */
export function resolveMonth(
  asked: string | null,
  today: string,
  language: Language = "en",
): ReportMonth {
  const latest = today.slice(0, 7);
  const chosen = asked !== null && asked < latest ? asked : latest;
  const format = new Intl.DateTimeFormat(language, {
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });
  return {
    month: chosen,
    label: format.format(new Date(`${chosen}-01T00:00:00Z`)),
    before: shiftMonth(chosen, -1),
    after: chosen < latest ? shiftMonth(chosen, 1) : null,
  };
}

export function shiftMonth(from: string, by: number): string {
  const [year = 0, number = 1] = from.split("-").map(Number);
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7);
}

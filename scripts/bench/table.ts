import type { Figure } from "./figures.ts";
import type { ReadFigure } from "./reads.ts";

const titles: Record<string, string> = {
  next: "(a) bare Next route handler",
  front: "(b) node:http, group commit",
  copy: "(c) COPY, one connection",
  single: "(d) Paramedic, single posts",
  ndjson: "(d) Paramedic, NDJSON of 1,000",
  sentry: "(d) Paramedic, Sentry envelopes",
  "plain pages": "(b) node:http, the same page",
  pages: "(d) Paramedic, error pages",
};

/** The figures as the lines of a Markdown table. */
export function writeFigures(figures: Figure[]): string[] {
  const head = ["what", "connections", "records/s", "p50 ms", "p95 ms", "p99 ms"];
  const costs = ["CPU µs a record", "memory MB", "other work, cores"];
  return writeTable(
    [...head, ...costs],
    figures.map((figure) => [
      titles[figure.name] ?? figure.name,
      String(figure.connections),
      Math.round(figure.rate).toLocaleString("en"),
      ...[figure.p50, figure.p95, figure.p99].map((value) => writeNumber(value)),
      writeParts(figure.cpu, 0),
      writeParts(figure.memory, 0),
      writeNumber(figure.others ?? Number.NaN, 1),
    ]),
  );
}

/** The latencies of questions, one line each. */
export function writeReads(reads: ReadFigure[]): string[] {
  return writeTable(
    ["question", "records", "p50 ms", "p95 ms", "KB"],
    reads.map(({ question, records, p50, p95, bytes }) => [
      question,
      records.toLocaleString("en"),
      ...[p50, p95, bytes / 1024].map((value) => writeNumber(value, 1)),
    ]),
  );
}

/** A Markdown table whose columns are aligned. */
export function writeTable(head: string[], rows: string[][]): string[] {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  const rule = `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`;
  return [line(head), rule, ...rows.map(line)];
}

/** A number with `digits` behind the point; a dash where there is none. */
export function writeNumber(value: number, digits = 2): string {
  if (value === Number.POSITIVE_INFINITY) return "failed";
  return Number.isFinite(value) ? value.toFixed(digits) : "–";
}

function writeParts(parts: Record<string, number>, digits: number): string {
  return Object.entries(parts)
    .map(([name, value]) => `${name} ${writeNumber(value, digits)}`)
    .join(", ");
}

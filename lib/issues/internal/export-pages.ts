import { byteOrderMark, type CsvCell, toCsvRow } from "#lib/format/csv.ts";
import type { ExportFormat } from "#lib/issues/filter-schemas.ts";
import type { Download } from "#lib/platform/http/define-download.ts";
import type { List } from "#lib/platform/http/list.ts";

type Source<Row> = {
  /** The file's name without its ending. */
  name: string;
  format: ExportFormat;
  /** What a line of CSV holds of a row. */
  columns: Record<string, (row: Row) => CsvCell>;
  readPage: (cursor: string | undefined) => Promise<List<Row>>;
  /** Ends when nobody waits for the file any more. */
  signal: AbortSignal;
};

const mediaTypes: Record<ExportFormat, string> = {
  csv: "text/csv; charset=utf-8",
  ndjson: "application/x-ndjson; charset=utf-8",
};

/** A list as a file that is read page by page while it is sent, so that its length does not matter. */
export async function exportPages<Row>(source: Source<Row>): Promise<Download> {
  const { name, format } = source;
  // A filter that cannot be read is a problem of the answer, not a file that breaks off.
  const first = await source.readPage(undefined);
  return {
    name: `${name}.${format}`,
    media_type: mediaTypes[format],
    content: writePages(source, first),
  };
}

async function* writePages<Row>(source: Source<Row>, first: List<Row>) {
  const { format, columns, readPage, signal } = source;
  const bytes = new TextEncoder();
  if (format === "csv") yield bytes.encode(byteOrderMark + toCsvRow(Object.keys(columns)));
  const toLine = (row: Row) =>
    format === "csv"
      ? toCsvRow(Object.values(columns).map((read) => read(row)))
      : `${JSON.stringify(row)}\n`;
  let page = first;
  for (;;) {
    if (page.data.length > 0) yield bytes.encode(page.data.map(toLine).join(""));
    if (page.next_cursor === null || signal.aborted) return;
    page = await readPage(page.next_cursor);
  }
}

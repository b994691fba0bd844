import { Client, type Connection } from "pg";
import { rawColumns, toRawRow } from "./raw-rows.ts";
import { listSamples, numberMark, timeMark } from "./sample-bodies.ts";

const rowsPerChunk = 32;
const idPrefix = "7e9b1c04-a6d8-4f2b-835f-a0";

/** Copies sample rows in text format over one connection for so long; answers rows a second, the commit included. */
export async function measureCopy(
  databaseUrl: string,
  seconds: number,
  firstNumber: number,
): Promise<{ rows: number; rowsPerSecond: number }> {
  const client = new Client({ connectionString: databaseUrl });
  client.on("error", () => {});
  await client.connect();
  try {
    const chunks = prepareChunks();
    const begin = performance.now();
    const rows = await new Promise<number>((resolve, reject) => {
      client.query(
        new CopyIn(chunks, begin + seconds * 1000, firstNumber, (error, count) =>
          error ? reject(error) : resolve(count),
        ),
      );
    });
    return { rows, rowsPerSecond: rows / ((performance.now() - begin) / 1000) };
  } finally {
    await client.end();
  }
}

/** With what the types of `pg` leave out. */
type CopyConnection = Connection & {
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
};
type Chunk = { bytes: Buffer; numbers: number[][]; times: number[] };

/** Rows as COPY reads them, joined to chunks of about 64 KB; only numbers and times change when they are sent. */
function prepareChunks(): Chunk[] {
  const rows = listSamples("record").map((body) =>
    toRawRow(JSON.parse(body), `${idPrefix}${numberMark}`)
      .map((value) => (value === null ? "\\N" : escapeText(value)))
      .join("\t"),
  );
  const chunks: Chunk[] = [];
  for (let start = 0; start < rows.length; start += rowsPerChunk) {
    const lines = rows.slice(start, start + rowsPerChunk).map((row) => `${row}\n`);
    const numbers: number[][] = [];
    let length = 0;
    for (const line of lines) {
      numbers.push(findAll(line, numberMark).map((place) => place + length));
      length += Buffer.byteLength(line);
    }
    const text = lines.join("");
    chunks.push({ bytes: Buffer.from(text), numbers, times: findAll(text, timeMark) });
  }
  return chunks;
}

/** PostgreSQL, COPY, text format: backslash, tab, newline and carriage return are written by a backslash. */
function escapeText(text: string): string {
  return text
    .replaceAll("\\", "\\\\")
    .replaceAll("\t", "\\t")
    .replaceAll("\n", "\\n")
    .replaceAll("\r", "\\r");
}

function findAll(text: string, mark: string): number[] {
  return [...text.matchAll(new RegExp(mark, "g"))].map(({ index }) => index);
}

/** One COPY of the extended interface of `pg`: it sends until the time is over, as fast as the socket takes it. */
class CopyIn {
  readonly #chunks: Chunk[];
  readonly #until: number;
  readonly #done: (error: Error | null, rows: number) => void;
  #number: number;
  #rows = 0;

  constructor(
    chunks: Chunk[],
    until: number,
    firstNumber: number,
    done: (error: Error | null, rows: number) => void,
  ) {
    this.#chunks = chunks;
    this.#until = until;
    this.#number = firstNumber;
    this.#done = done;
  }

  submit(connection: Connection): void {
    connection.query(`COPY raw.records (${rawColumns}) FROM STDIN`);
  }

  handleCopyInResponse(connection: CopyConnection): void {
    const pump = () => {
      for (let turn = 0; performance.now() < this.#until; turn += 1) {
        const chunk = this.#chunks[turn % this.#chunks.length];
        if (!chunk) break;
        connection.sendCopyFromChunk(this.#renew(chunk));
        if (connection.stream.writableNeedDrain) return void connection.stream.once("drain", pump);
      }
      connection.endCopyFrom();
    };
    pump();
  }

  #renew({ bytes, numbers, times }: Chunk): Buffer {
    const now = new Date().toISOString();
    for (const place of times) bytes.write(now, place, "latin1");
    for (const places of numbers) {
      const digits = String(this.#number).padStart(numberMark.length, "0");
      for (const place of places) bytes.write(digits, place, "latin1");
      this.#number += 1;
      this.#rows += 1;
    }
    // `pg` copies the chunk into its own message, so it may change again at once.
    return bytes;
  }

  handleError(error: Error): void {
    this.#done(error, 0);
  }

  handleReadyForQuery(): void {
    this.#done(null, this.#rows);
  }

  handleRowDescription(): void {}
  handleDataRow(): void {}
  handleCommandComplete(): void {}
  handleEmptyQuery(): void {}
}

/** How a field of a composite type is written: null is written for what is missing. */
type Field = "integer" | "bigint" | "timestamptz" | "date" | "uuid" | "text" | "jsonb";
/** The fields of a composite type in its order, each with what it is of a row. */
export type Composite<Row> = readonly (readonly [type: Field, of: (row: Row) => unknown])[];

/** Type numbers of PostgreSQL's catalog (pg_type.dat); they never change. */
const numbers: Record<Field, number> = {
  integer: 23,
  bigint: 20,
  timestamptz: 1184,
  date: 1082,
  uuid: 2950,
  text: 25,
  jsonb: 3802,
};
const millisecondsBefore2000 = 946_684_800_000;
const dayMilliseconds = 86_400_000;
const jsonbVersion = 1;

/** Rows as an array of a composite type, as a parameter of a statement. */
export type ToArray = <Row>(rows: readonly Row[], fields: Composite<Row>) => Buffer;

/**
 * Writes rows as arrays of composite types in PostgreSQL's binary form (array_recv, record_recv): a `Buffer` as a
 * parameter is sent as it is, and the server need not parse text. Times are `Date` or what `Date` reads, dates a day in
 * UTC (`2026-11-28`). The arrays lie in memory that the next one gets: they hold until `work` has ended.
 */
export async function withArrays<T>(work: (toArray: ToArray) => Promise<T>): Promise<T> {
  const writer = createWriter(spare.pop() ?? Buffer.allocUnsafeSlow(leastBytes));
  const result = await work((rows, fields) => writeArray(writer, rows, fields));
  // After a failure the memory may still be on its way to the server, and is let go.
  const memory = writer.memory();
  if (spare.length < mostSpare && memory.length <= largestSpare) spare.push(memory);
  return result;
}

const leastBytes = 64 * 1024;
const largestSpare = 4 * 1024 * 1024;
const mostSpare = 2;
/**
 * What was used and can be again. Of buffers that were new for each batch V8 kept every one until it collected the heap as
 * a whole: under a storm seventy megabytes, which no cache of a processor holds.
 */
const spare: Buffer[] = [];

function writeArray<Row>(writer: Writer, rows: readonly Row[], fields: Composite<Row>): Buffer {
  writer.begin();
  writer.int32(rows.length === 0 ? 0 : 1);
  writer.int32(0);
  // The server takes the number of its own type where this one is none of the catalog's.
  writer.int32(0);
  if (rows.length === 0) return writer.bytes();
  writer.int32(rows.length);
  writer.int32(1);
  for (const row of rows) {
    const length = writer.open();
    writer.int32(fields.length);
    for (const [type, of] of fields) {
      writer.int32(numbers[type]);
      writeField(writer, type, of(row));
    }
    writer.close(length);
  }
  return writer.bytes();
}

function writeField(writer: Writer, type: Field, value: unknown): void {
  if (value === null || value === undefined) writer.int32(-1);
  else writers[type](writer, value);
}

const writers: Record<Field, (writer: Writer, value: unknown) => void> = {
  integer(writer, value) {
    writer.int32(4);
    writer.int32(requireNumber(Number(value)));
  },
  bigint(writer, value) {
    writer.int32(8);
    writer.int64(requireNumber(Number(value)));
  },
  timestamptz(writer, value) {
    const time = value instanceof Date ? value.getTime() : Date.parse(String(value));
    writer.int32(8);
    writer.int64((requireNumber(time) - millisecondsBefore2000) * 1000);
  },
  date(writer, value) {
    writer.int32(4);
    const day = requireNumber(Date.parse(String(value)));
    writer.int32((day - millisecondsBefore2000) / dayMilliseconds);
  },
  uuid(writer, value) {
    writer.int32(16);
    writer.uuid(String(value));
  },
  text: (writer, value) => writer.text(String(value)),
  jsonb: (writer, value) => writer.text(JSON.stringify(value), jsonbVersion),
};

/** As bits, what is no number would be another one. */
function requireNumber(value: number): number {
  if (Number.isNaN(value)) throw new RangeError("no number and no time");
  return value;
}

const dash = 0x2d;
const noDigit = 255;
/** What each character is worth as a hexadecimal digit. */
const hexDigits = Uint8Array.from({ length: 128 }, (_, code) => {
  const value = Number.parseInt(String.fromCharCode(code), 16);
  return Number.isNaN(value) ? noDigit : value;
});

function digitAt(text: string, at: number): number {
  const digit = hexDigits[text.charCodeAt(at)] ?? noDigit;
  if (digit === noDigit) throw new RangeError(`no UUID: ${text}`);
  return digit;
}

type Writer = ReturnType<typeof createWriter>;

/** Writes into a buffer that grows, in network byte order. What was begun before stays where it is. */
function createWriter(given: Buffer) {
  let buffer = given;
  let start = 0;
  let end = 0;
  function reserve(bytes: number): void {
    if (end + bytes <= buffer.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(buffer.length * 2, end - start + bytes));
    buffer.copy(larger, 0, start, end);
    end -= start;
    start = 0;
    buffer = larger;
  }
  return {
    int32(value: number) {
      reserve(4);
      end = buffer.writeInt32BE(value, end);
    },
    /** Whole numbers that a double holds; the upper half may be negative. */
    int64(value: number) {
      reserve(8);
      const upper = Math.floor(value / 2 ** 32);
      end = buffer.writeInt32BE(upper, end);
      end = buffer.writeUInt32BE(value - upper * 2 ** 32, end);
    },
    /** With or without dashes. Throws for what is none. */
    uuid(text: string) {
      reserve(16);
      let at = 0;
      for (const after = end + 16; end < after; end += 1) {
        if (text.charCodeAt(at) === dash) at += 1;
        buffer[end] = digitAt(text, at) * 16 + digitAt(text, at + 1);
        at += 2;
      }
      if (at !== text.length) throw new RangeError(`no UUID: ${text}`);
    },
    /** A text behind its length in bytes, and behind a first byte where there is one. */
    text(text: string, firstByte?: number) {
      reserve(5 + text.length * 3);
      const first = end + (firstByte === undefined ? 4 : 5);
      if (firstByte !== undefined) buffer[end + 4] = firstByte;
      const after = first + buffer.write(text, first, "utf8");
      buffer.writeInt32BE(after - end - 4, end);
      end = after;
    },
    /** Leaves room for a length, which `close` writes when what it counts is there. */
    open() {
      reserve(4);
      end += 4;
      return end - start;
    },
    close(opened: number) {
      const from = start + opened;
      buffer.writeInt32BE(end - from, from - 4);
    },
    begin() {
      start = end;
    },
    /** What was written since `begin`. */
    bytes: () => buffer.subarray(start, end),
    memory: () => buffer,
  };
}

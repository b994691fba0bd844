import { numberMark, timeMark } from "./sample-bodies.ts";

/** A whole HTTP/1.1 request as bytes, and where its marks are. */
export type PreparedRequest = { bytes: Buffer; numbers: number[]; times: number[] };

/** Frames a body as a POST on a kept connection. */
export function prepareRequest(
  path: string,
  headers: Record<string, string>,
  body: string,
): PreparedRequest {
  const head = [
    `POST ${path} HTTP/1.1`,
    "host: 127.0.0.1",
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    `content-length: ${Buffer.byteLength(body)}`,
  ];
  const bytes = Buffer.from(`${head.join("\r\n")}\r\n\r\n${body}`);
  return { bytes, numbers: findAll(bytes, numberMark), times: findAll(bytes, timeMark) };
}

/** A GET on a kept connection. */
export function prepareVisit(path: string, headers: Record<string, string>): PreparedRequest {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const text = `GET ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\n${lines.join("")}\r\n`;
  return { bytes: Buffer.from(text), numbers: [], times: [] };
}

function findAll(bytes: Buffer, mark: string): number[] {
  const places: number[] = [];
  for (let at = bytes.indexOf(mark); at !== -1; at = bytes.indexOf(mark, at + 1)) places.push(at);
  return places;
}

export type Marks = {
  /** The first number not used yet. Grows by one with each record that is written. */
  next: number;
  now: string;
};

/** Copies the request to `target` with fresh numbers and the time; answers how long it is. `records` of them share it. */
export function writeRequest(
  { bytes, numbers, times }: PreparedRequest,
  target: Buffer,
  marks: Marks,
  records: number,
): number {
  bytes.copy(target);
  const perRecord = numbers.length / records;
  for (let index = 0; index < numbers.length; index += 1) {
    const number = marks.next + Math.floor(index / perRecord);
    writeDigits(target, numbers[index] ?? 0, number);
  }
  marks.next += records;
  for (const place of times) target.write(marks.now, place, "latin1");
  return bytes.length;
}

function writeDigits(target: Buffer, place: number, number: number): void {
  let rest = number;
  for (let digit = numberMark.length - 1; digit >= 0; digit -= 1) {
    target[place + digit] = 48 + (rest % 10);
    rest = Math.floor(rest / 10);
  }
}

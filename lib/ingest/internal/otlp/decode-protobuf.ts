import { BinaryReader, WireType } from "@bufbuild/protobuf/wire";
import { type Field, type MessageName, messages } from "#lib/ingest/internal/otlp/messages.ts";
import type { Plain } from "#lib/ingest/internal/otlp/plain.ts";
import { Problem } from "#lib/platform/errors.ts";

/** One level of a nested attribute value is up to three messages. */
const deepest = 200;
/** Bytes can name far more messages than they are worth in memory. */
export const mostParts = 2_000_000;

const wireTypes = {
  string: WireType.LengthDelimited,
  hex: WireType.LengthDelimited,
  base64: WireType.LengthDelimited,
  bool: WireType.Varint,
  int64: WireType.Varint,
  enum: WireType.Varint,
  fixed64: WireType.Bit64,
  double: WireType.Bit64,
};
type Reading = { reader: BinaryReader; left: number };

/**
 * Reads protobuf bytes into the shape that OTLP's JSON has: lowerCamelCase names, ids in hex, 64-bit integers as text.
 * Throws `unreadable-body` where the bytes are malformed, and `too-large` where they hold too many parts.
 */
export function decodeProtobuf(bytes: Uint8Array, name: MessageName): Plain {
  const reading = { reader: new BinaryReader(bytes), left: mostParts };
  try {
    return readMessage(reading, name, bytes.byteLength, 1);
  } catch (cause) {
    if (cause instanceof Problem) throw cause;
    throw new Problem("unreadable-body", `The body is not a valid protobuf ${name}.`, { cause });
  }
}

function readMessage(reading: Reading, name: MessageName, end: number, depth: number): Plain {
  const { reader } = reading;
  if (depth > deepest) {
    throw new Problem("unreadable-body", `The body is nested deeper than ${deepest} messages.`);
  }
  reading.left -= 1;
  if (reading.left < 0) {
    throw new Problem("too-large", `The body holds more than ${mostParts} parts.`);
  }
  const fields = messages[name];
  const message: Plain = {};
  while (reader.pos < end) {
    const [number, wireType] = reader.tag();
    const field = fields[number];
    if (field) readField(reading, message, { field, wireType, depth });
    else reader.skip(wireType, number);
    if (reader.pos > end) throw new RangeError("a field ends after its message");
  }
  return message;
}

function readField(
  reading: Reading,
  message: Plain,
  { field, wireType, depth }: { field: Field; wireType: WireType; depth: number },
): void {
  const expected = "scalar" in field ? wireTypes[field.scalar] : WireType.LengthDelimited;
  if (wireType !== expected) throw new TypeError(`${field.name} has the wrong wire type`);
  if ("scalar" in field) {
    message[field.name] = readScalar(reading.reader, field.scalar);
    return;
  }
  const length = reading.reader.uint32();
  const part = readMessage(reading, field.message, reading.reader.pos + length, depth + 1);
  const known = message[field.name];
  if (field.many && Array.isArray(known)) known.push(part);
  else message[field.name] = field.many ? [part] : part;
}

function readScalar(reader: BinaryReader, type: keyof typeof wireTypes): unknown {
  switch (type) {
    case "string":
      return reader.string();
    case "hex":
      return readBytes(reader).toString("hex");
    case "base64":
      return readBytes(reader).toString("base64");
    case "bool":
      return reader.bool();
    case "int64":
      return String(reader.int64());
    case "fixed64":
      return String(reader.fixed64());
    case "double":
      return reader.double();
    case "enum":
      return reader.int32();
  }
}

function readBytes(reader: BinaryReader): Buffer {
  const bytes = reader.bytes();
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

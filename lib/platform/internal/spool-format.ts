import { crc32 } from "node:zlib";

/** Each entry: four letters, length and CRC-32 of the payload as 32-bit little-endian numbers, the payload. */
const mark = Buffer.from("PMS1");
const headBytes = 12;

/** What a payload takes in a segment. */
export function entryBytes(payload: Uint8Array): number {
  return headBytes + payload.byteLength;
}

/** An entry as it stands in a segment. */
export function encodeEntry(payload: Uint8Array): Buffer {
  const entry = Buffer.allocUnsafe(entryBytes(payload));
  mark.copy(entry, 0);
  entry.writeUInt32LE(payload.byteLength, 4);
  entry.writeUInt32LE(crc32(payload), 8);
  entry.set(payload, headBytes);
  return entry;
}

/**
 * The payloads of a segment in their order. What is damaged is passed over up to the next entry that is whole;
 * `damagedBytes` says how much that was. A torn end is damage like any other: it was never acknowledged.
 */
export function decodeSegment(bytes: Buffer): { payloads: Buffer[]; damagedBytes: number } {
  const payloads: Buffer[] = [];
  let damagedBytes = 0;
  let at = 0;
  while (at < bytes.length) {
    const payload = readEntry(bytes, at);
    if (payload) {
      payloads.push(payload);
      at += headBytes + payload.length;
      continue;
    }
    const next = bytes.indexOf(mark, at + 1);
    const skippedTo = next === -1 ? bytes.length : next;
    damagedBytes += skippedTo - at;
    at = skippedTo;
  }
  return { payloads, damagedBytes };
}

function readEntry(bytes: Buffer, at: number): Buffer | null {
  if (at + headBytes > bytes.length || !bytes.subarray(at, at + 4).equals(mark)) return null;
  const end = at + headBytes + bytes.readUInt32LE(at + 4);
  if (end > bytes.length) return null;
  const payload = bytes.subarray(at + headBytes, end);
  return crc32(payload) === bytes.readUInt32LE(at + 8) ? payload : null;
}

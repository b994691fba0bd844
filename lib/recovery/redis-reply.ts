import { type CallFault, TargetFault } from "#lib/recovery/call-fault.ts";

/** An error that Redis answered; `code` is its first word, such as NOPERM. */
export type RedisError = { code: string; message: string };
export type RedisReply = Buffer | number | null | RedisError | RedisReply[];

const faults: Record<string, CallFault> = {
  ...{ NOAUTH: "config", WRONGPASS: "config", NOPERM: "config", DENIED: "config" },
  ...{ READONLY: "config", MOVED: "config", ASK: "config", CROSSSLOT: "config" },
  ...{ LOADING: "busy", BUSY: "busy", TRYAGAIN: "busy", MASTERDOWN: "busy", CLUSTERDOWN: "busy" },
};

/** Sorts an error of Redis: whatever it is, the command had no effect. */
export function classifyRedisError({ code, message }: RedisError): CallFault {
  // Before Redis 6 a wrong password, and in all of them a database that is not there, is a mere ERR.
  if (/invalid password|AUTH|DB index|unknown command/i.test(message)) return "config";
  return faults[code] ?? "refused";
}

/** A command in RESP, the protocol of Redis: its parts as they are, whatever bytes they hold. */
export function encodeCommand(parts: (string | Buffer)[]): Buffer {
  const chunks = parts.flatMap((part) => {
    const bytes = Buffer.from(part);
    return [Buffer.from(`$${bytes.length}\r\n`), bytes, Buffer.from("\r\n")];
  });
  return Buffer.concat([Buffer.from(`*${parts.length}\r\n`), ...chunks]);
}

export type Decoded = { reply: RedisReply; next: number };

/** The reply at `at` and where the next begins; null while it is incomplete. Throws `TargetFault` on anything else. */
export function decodeReply(data: Buffer, at = 0, depth = 0): Decoded | null {
  const end = data.indexOf("\r\n", at);
  if (end < 0) return null;
  const line = data.toString("utf8", at + 1, end);
  const next = end + 2;
  switch (String.fromCharCode(data[at] ?? 0)) {
    case "+":
      return { reply: Buffer.from(line), next };
    case "-":
      return { reply: { code: line.split(" ")[0] ?? "", message: line }, next };
    case ":":
      return { reply: readLength(line), next };
    case "$":
      return decodeBulk(data, next, readLength(line));
    case "*":
      return decodeArray(data, next, readLength(line), depth);
    default:
      throw garbage();
  }
}

function decodeBulk(data: Buffer, at: number, length: number): Decoded | null {
  if (length < 0) return { reply: null, next: at };
  const end = at + length;
  return data.length < end + 2 ? null : { reply: data.subarray(at, end), next: end + 2 };
}

function decodeArray(data: Buffer, at: number, length: number, depth: number): Decoded | null {
  if (length < 0) return { reply: null, next: at };
  if (depth > 2) throw garbage();
  const replies: RedisReply[] = [];
  let next = at;
  while (replies.length < length) {
    const item = decodeReply(data, next, depth + 1);
    if (!item) return null;
    replies.push(item.reply);
    next = item.next;
  }
  return { reply: replies, next };
}

function readLength(text: string): number {
  if (!/^-?\d{1,15}$/.test(text)) throw garbage();
  return Number(text);
}

function garbage(): TargetFault {
  return new TargetFault("unknown", "the answer is not one of Redis");
}

/** A statement with its first value, as the frontend's messages hold them. */
export type Statement = { text: string; first: string };

/** Puts the messages that a client sends to PostgreSQL together again; a statement counts when its values are there. */
export function createStatementReader(): (bytes: Buffer) => Statement[] {
  const next = createMessageReader();
  let parsed = "";
  return (bytes) => {
    const statements: Statement[] = [];
    for (const { type, body } of next(bytes)) {
      if (type === "Q") statements.push({ text: readText(body, 0), first: "" });
      if (type === "P") parsed = readText(body, body.indexOf(0) + 1);
      if (type === "B") statements.push({ text: parsed, first: readFirstValue(body) });
    }
    return statements;
  };
}

type Message = { type: string; body: Buffer };

/** Every message begins with its type and its length; only the first one of a connection has no type. */
function createMessageReader(): (bytes: Buffer) => Message[] {
  let rest: Buffer = Buffer.alloc(0);
  let typeLength = 0;
  const take = (): Message | null => {
    const head = typeLength + 4;
    if (rest.length < head) return null;
    const length = rest.readInt32BE(typeLength) + typeLength;
    if (rest.length < length) return null;
    const type = typeLength === 0 ? "" : String.fromCharCode(rest[0] ?? 0);
    const body = rest.subarray(head, length);
    rest = rest.subarray(length);
    typeLength = 1;
    return { type, body };
  };
  return (bytes) => {
    rest = Buffer.concat([rest, bytes]);
    const messages: Message[] = [];
    for (let message = take(); message; message = take()) messages.push(message);
    return messages;
  };
}

function readText(body: Buffer, from: number): string {
  return body.toString("utf8", from, body.indexOf(0, from)).trim();
}

/** Of a Bind message: two names, the formats of the values, the values. */
function readFirstValue(body: Buffer): string {
  const names = body.indexOf(0, body.indexOf(0) + 1) + 1;
  const values = names + 2 + 2 * body.readInt16BE(names);
  if (body.readInt16BE(values) === 0) return "";
  const length = body.readInt32BE(values + 2);
  return length < 0 ? "" : body.toString("utf8", values + 6, values + 6 + length);
}

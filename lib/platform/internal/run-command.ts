import type { Connection, PoolClient, Submittable } from "pg";

type Statement = { name: string; text: string };
/** In text form, or in binary form as it lies. */
export type CommandValue = string | Buffer;

/**
 * Runs a prepared statement and lets its rows go by. Values are sent from where they lie and not copied, however large:
 * they have to stay as they are until this has resolved, and for good where it failed, as they may still be on their way.
 */
export function runCommand(
  client: PoolClient,
  statement: Statement,
  values: readonly CommandValue[],
): Promise<void> {
  const bind = toBind(statement.name, values);
  return new Promise((resolve, reject) => {
    client.query(toSubmittable(statement, bind, (error) => (error ? reject(error) : resolve())));
  });
}

/** What `pg` asks of a query that it did not make itself. */
type Command = Submittable &
  Statement & {
    /** `pg` puts its own in front, which ends its clock. */
    callback(error: Error | null): void;
    handleError(error: Error): void;
    handleReadyForQuery(): void;
    handleDataRow(): void;
    handleCommandComplete(): void;
    handleEmptyQuery(): void;
  };
/** `pg` notes which statements a connection has prepared. */
type Prepared = { parsedStatements: Record<string, string | undefined> };

function toSubmittable(
  statement: Statement,
  bind: readonly Buffer[],
  callback: Command["callback"],
): Command {
  const letGo = () => {};
  const command: Command = {
    ...statement,
    callback,
    submit(connection: Connection & Partial<Prepared>) {
      const { stream } = connection;
      stream.cork();
      if (!connection.parsedStatements?.[statement.name]) stream.write(toParse(statement));
      for (const part of bind) stream.write(part);
      stream.write(executeAndSync);
      stream.uncork();
    },
    handleError: (error) => command.callback(error),
    handleReadyForQuery: () => command.callback(null),
    handleDataRow: letGo,
    handleCommandComplete: letGo,
    handleEmptyQuery: letGo,
  };
  return command;
}

// PostgreSQL's protocol 3.0, "Message Formats": a letter, the length of what follows with its own four bytes, the fields.
const headBytes = 5;
const parseLetter = "P".charCodeAt(0);
const bindLetter = "B".charCodeAt(0);
/** Execute of the portal without a name, all rows; Sync. */
const executeAndSync = Buffer.from("E\0\0\0\x09\0\0\0\0\0S\0\0\0\x04", "latin1");
/** Of a Bind: no formats of results, so all are text. */
const noFormats = Buffer.alloc(2);

function toParse({ name, text }: Statement): Buffer {
  const fields = Buffer.from(`${name}\0${text}\0\0\0`);
  return Buffer.concat([toHead(parseLetter, fields.length), fields]);
}

/** The portal without a name, the statement, a format for each value (0 text, 1 binary), and the values by length. */
function toBind(name: string, values: readonly CommandValue[]): Buffer[] {
  const names = Buffer.from(`\0${name}\0`, "latin1");
  const formats = Buffer.allocUnsafe(2 + values.length * 2 + 2);
  let end = formats.writeInt16BE(values.length);
  for (const value of values) end = formats.writeInt16BE(typeof value === "string" ? 0 : 1, end);
  formats.writeInt16BE(values.length, end);
  const fields: Buffer[] = [names, formats];
  for (const value of values) {
    const bytes = typeof value === "string" ? Buffer.from(value) : value;
    const length = Buffer.allocUnsafe(4);
    length.writeInt32BE(bytes.length);
    fields.push(length, bytes);
  }
  fields.push(noFormats);
  return [
    toHead(
      bindLetter,
      fields.reduce((sum, part) => sum + part.length, 0),
    ),
    ...fields,
  ];
}

function toHead(letter: number, bytes: number): Buffer {
  const head = Buffer.allocUnsafe(headBytes);
  head[0] = letter;
  head.writeInt32BE(bytes + 4, 1);
  return head;
}

import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import { Pool } from "pg";
import { insertRawRows, type RawRow, toRawRow } from "./raw-rows.ts";

const lanes = 2;
const mostPerCommit = 500;

/**
 * The least that could take records over HTTP and keep them: parse, collect while a commit is under way, insert by
 * one statement of many rows, answer after the commit. No keys, no checks, no grouping, no counts.
 */
export async function serveRawFront(port: number, databaseUrl: string): Promise<void> {
  const pool = new Pool({ connectionString: databaseUrl, max: lanes });
  pool.on("error", () => {});
  const waiting: { row: RawRow; done: (error?: Error) => void }[] = [];
  let busy = 0;
  async function runLane(): Promise<void> {
    busy += 1;
    while (waiting.length > 0) {
      const group = waiting.splice(0, mostPerCommit);
      const error = await insertRawRows(
        pool,
        group.map(({ row }) => row),
      ).catch((cause: Error) => cause);
      for (const { done } of group) done(error ?? undefined);
    }
    busy -= 1;
  }
  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      const row = toRawRow(JSON.parse(body), randomUUID());
      waiting.push({
        row,
        done: (error) => {
          const text = error ? JSON.stringify({ error: error.message }) : '{"accepted":1}';
          response.writeHead(error ? 500 : 202, {
            "content-type": "application/json",
            "content-length": Buffer.byteLength(text),
          });
          response.end(text);
        },
      });
      if (busy < lanes) void runLane();
    });
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  process.send?.("ready");
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

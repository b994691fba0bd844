import { setImmediate } from "node:timers/promises";
import pino from "pino";
import { expect, test } from "vitest";
import { z } from "zod";
import { createContext, systemActor } from "#lib/platform/context.ts";
import { defineDownload } from "#lib/platform/http/define-download.ts";
import { defineOperation } from "#lib/platform/http/operation.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();
const operation = defineOperation({
  method: "GET",
  path: "/api/v1/things.csv",
  summary: "Things as a file",
  access: "read",
  response: z.string(),
});

/** A file of endless parts, each of which is made when `letGo` is called. */
function serve() {
  const lines: string[] = [];
  const log = pino({}, { write: (line: string) => lines.push(line) });
  const context = createContext({ actor: systemActor("reader"), database: database.pool, log });
  const made = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  let closed = false;
  async function* content() {
    try {
      for (const { promise } of made) {
        await promise;
        yield new TextEncoder().encode("a thing\r\n");
      }
    } finally {
      closed = true;
    }
  }
  const parts = { operation, caller: async () => context, log: () => log };
  const route = defineDownload(parts, async () => ({ name: "things.csv", content: content() }));
  const answer = route(new Request("http://localhost/api/v1/things.csv"), {
    params: Promise.resolve({}),
  });
  return {
    answer,
    lines,
    letGo: (index: number) => made[index]?.resolve(),
    isClosed: () => closed,
  };
}

test("a reader who leaves while a part is made is no failure, and nothing more is made", async () => {
  const { answer, lines, letGo, isClosed } = serve();
  const reader = (await answer).body?.getReader();
  letGo(0);
  await reader?.read();
  await setImmediate();
  const left = reader?.cancel();
  letGo(1);
  await left;
  await expect.poll(isClosed).toBe(true);
  await setImmediate();
  expect(lines).toEqual([]);
});

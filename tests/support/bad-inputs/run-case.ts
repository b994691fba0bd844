import { expect } from "vitest";
import { hashSecret } from "#lib/platform/secrets.ts";
import {
  type Around,
  type Asked,
  type Case,
  type Door,
  organisationKey,
  otherServiceKey,
  revokedKey,
  type StoredRecord,
} from "#tests/support/bad-inputs/case.ts";
import type { FrameName, Frames } from "#tests/support/bad-inputs/frames.ts";
import { type Answer, sendHttp } from "#tests/support/bad-inputs/speak-http.ts";
import type { TestDatabase } from "#tests/support/database.ts";
import { addIngestKey } from "#tests/support/send-ingest.ts";
import { readWhole } from "#tests/support/whole-record.ts";

/** Adds what cases share: a key of the organisation, one of another service, and one that was revoked. */
export async function addSharedKeys(database: TestDatabase): Promise<void> {
  await addIngestKey(database, organisationKey);
  await addIngestKey(database, revokedKey);
  await database.pool.ingestKey.updateMany({
    where: { key_hash: hashSecret(revokedKey) },
    data: { revoked_at: new Date() },
  });
  const other = await database.pool.service.create({ data: { name: "another service" } });
  await addIngestKey(database, otherServiceKey, other.id);
}

const doorPath = /^\/(?:api\/ingest|api\/\d+\/(?:envelope|store)|v1\/(?:logs|traces))\/?$/;
let services = 0;

/** A service for one case, and how to speak to a frame for it. */
export async function prepareCase(
  { row, door }: Pick<Case, "row" | "door">,
  frame: FrameName,
  { database, frames }: { database: TestDatabase; frames: Frames },
): Promise<Around> {
  services += 1;
  const name = `${row} ${services} ${frame}`;
  const { id } = await database.pool.service.create({ data: { name } });
  const service = { id, name, key: `key of ${name}`.replaceAll(" ", "-") };
  await addIngestKey(database, service.key, id);
  const server = frames[frame];
  const port = server.port();
  return {
    frame,
    port,
    service,
    database,
    server,
    async ask(asked, other = door) {
      const sent = toSent(asked, other, service);
      const answer = await sendHttp(port, sent);
      if (sent.method === undefined && doorPath.test(sent.path)) expectDoorAnswer(answer);
      return answer;
    },
  };
}

function toSent(asked: Asked, door: Door, service: Around["service"]) {
  const { path, query, key = service.key, headers = {}, ...rest } = asked;
  const address = path ?? pathOf(door, service.id);
  const type = door === "sentry" ? "application/x-sentry-envelope" : "application/json";
  const auth: Record<string, string> =
    key === null
      ? {}
      : door === "sentry"
        ? { "x-sentry-auth": `Sentry sentry_version=7, sentry_key=${key}` }
        : { authorization: `Bearer ${key}` };
  return {
    ...rest,
    path: query === undefined ? address : `${address}?${query}`,
    headers: { "content-type": type, ...auth, ...headers },
  };
}

function pathOf(door: Door, serviceId: number): string {
  if (door === "native") return "/api/ingest";
  return door === "otlp" ? "/v1/logs" : `/api/${serviceId}/envelope/`;
}

/** Sends what the case says and holds the answer, and what was stored, against what it expects. */
export async function runCase(tested: Case, around: Around): Promise<void> {
  const { send, expect: expected } = tested;
  const answer = await (typeof send === "function" ? send(around) : around.ask(send));
  const told = { status: answer.status, text: answer.text.slice(0, 500) };
  expect(told).toMatchObject({ status: expected.status });
  if (expected.body) expect(answer.body).toMatchObject(expected.body);
  if (expected.headers) expect(answer.headers).toMatchObject(expected.headers);
  if (expected.milliseconds) expect(answer.milliseconds).toBeLessThan(expected.milliseconds);
  const count = expected.stored?.length ?? 0;
  const records = await readRecords(around.database, around.service.id, count);
  expect(records.map(({ message }) => message.slice(0, 100))).toHaveLength(count);
  expect(records).toMatchObject(expected.stored ?? []);
  await expected.also?.(records, around, answer);
}

/** What a door answers is JSON or protobuf, is never kept, and says nothing about the program. */
export function expectDoorAnswer({ status, headers, text }: Answer): void {
  expect(status).toBeLessThan(500);
  // Next sends what asks for its own data back for an address of its own.
  if (status === 307) return;
  expect(headers["content-type"]).toMatch(/^application\/(?:(?:problem\+)?json|x-protobuf)\b/);
  expect(headers["cache-control"]).toBe("no-store");
  expect(text).not.toMatch(/node_modules|\.ts:\d|prisma/i);
}

/** Waits for so many records of a service; a machine that stalls may have put them into the spool. In the order of their messages. */
export async function readRecords(
  database: TestDatabase,
  service_id: number,
  count: number,
): Promise<StoredRecord[]> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const rows = await database.pool.record.findMany({
      where: { service_id },
      orderBy: [{ message: "asc" }, { id: "asc" }],
    });
    if (rows.length >= count || Date.now() > deadline) {
      const attributesOf = ({ attributes }: Pick<(typeof rows)[number], "attributes">) =>
        attributes as StoredRecord["attributes"];
      const whole = await Promise.all(rows.map((row) => readWhole(database, row)));
      return whole.map((row) => ({ ...row, attributes: attributesOf(row) }));
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

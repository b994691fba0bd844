import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createStatusExport } from "#lib/error-pages/create-status-export.ts";
import { deleteStatusExport } from "#lib/error-pages/delete-status-export.ts";
import { keepFolder } from "#lib/error-pages/export-statuses.ts";
import { listStatusExports } from "#lib/error-pages/list-status-exports.ts";
import { publishStatus } from "#lib/error-pages/publish-status.ts";
import { putStatusFiles } from "#lib/error-pages/put-status-files.ts";
import type { PublicState } from "#lib/error-pages/schemas.ts";
import { listStatusFiles } from "#lib/error-pages/status-file.ts";
import { createStatusFolder } from "#lib/error-pages/status-folder.ts";
import { useDatabase } from "#tests/support/database.ts";
import { listen, text } from "#tests/support/listen.ts";

const database = useDatabase();
const since = new Date("2026-11-22T14:02:00Z");
let folder = "";
let shop = 0;

type Put = { method: string; url: string; token: string; type: string; body: string };
const puts: Put[] = [];
let answers = 200;
const place = await listen(createServer(take), 0);
const url = `http://127.0.0.1:${place.port}/pages?zone=eu`;

async function take(request: IncomingMessage, response: ServerResponse) {
  const { method = "", url = "", headers } = request;
  const token = headers.authorization ?? "";
  const type = headers["content-type"] ?? "";
  puts.push({ method, url, token, type, body: await text(request) });
  response.writeHead(answers).end();
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "paramedic-status-"));
  const error_page = { safe_rate: 50 };
  shop = (await database.pool.service.create({ data: { name: "team/café", error_page } })).id;
});
beforeEach(() => {
  puts.length = 0;
  answers = 200;
});
afterAll(async () => {
  await place.close();
  await rm(folder, { recursive: true, force: true });
});

const publish = (state: PublicState) =>
  publishStatus(database.context(), { service_id: shop, state, since });
const files = () => listStatusFiles(database.pool);
const putAll = async () => putStatusFiles(database.context(), await files());
const letBackOffPass = () =>
  database.pool.statusExportFile.updateMany({ data: { next_try_at: new Date(0) } });

test("the folder has every service's status where a web server looks for it, and never half a file", async () => {
  const kept = createStatusFolder(folder, () => 0);
  const file = join(folder, "team", "café", "status.json");
  const read = async () => JSON.parse(await readFile(file, "utf8"));
  expect(await kept.keep(await files())).toEqual([]);
  expect(await read()).toEqual({
    ...{ state: "fine", since: null, retry_after_seconds: 5, window_seconds: 120 },
  });
  let over = false;
  const reading = (async () => {
    let times = 0;
    for (; !over; times += 1) expect(await read()).toHaveProperty("state");
    return times;
  })();
  for (let round = 0; round < 40; round += 1) {
    await publish(round % 2 === 0 ? "fixing" : "checking");
    await kept.keep(await files());
  }
  over = true;
  expect(await reading).toBeGreaterThan(10);
  expect(await read()).toMatchObject({ state: "checking", since: since.toISOString() });
  expect(await readdir(join(folder, "team", "café"))).toEqual(["status.json"]);
  expect(await kept.keep((await files()).filter(({ service }) => service !== "team/café"))).toEqual(
    [],
  );
  await expect(readFile(file)).rejects.toThrow("ENOENT");
});

test("what cannot be written is told, held back for a while and tried again, and the other files are written", async () => {
  const blocked = join(folder, "blocked");
  await writeFile(blocked, "a file where a folder should be");
  const clock = { now: 0 };
  const kept = createStatusFolder(folder, () => clock.now);
  const wanted = [
    { service_id: 1, service: "blocked", body: "{}", read_at: since },
    { service_id: 2, service: "../outside", body: "{}", read_at: since },
    { service_id: 3, service: "open", body: "{}", read_at: since },
  ];
  const told: unknown[] = [];
  const log = { ...database.context().log, error: (fault: object) => told.push(fault) };
  const keep = () => keepFolder({ log: log as never }, kept, wanted);
  await keep();
  expect(told).toMatchObject([{ service: "blocked" }, { service: "../outside" }]);
  expect(await readFile(join(folder, "open", "status.json"), "utf8")).toBe("{}");
  await keep();
  expect(told).toHaveLength(2);
  await rm(blocked);
  clock.now = 5000;
  await keep();
  expect(await readFile(join(blocked, "status.json"), "utf8")).toBe("{}");
  expect(told).toHaveLength(3);
});

test("a place gets each change once, with its token, whoever of two workers comes first", async () => {
  const context = database.context();
  await createStatusExport(context, {
    name: "edge",
    url,
    token: "secret-token-7",
    allow_private: true,
  });
  await publish("fixing");
  const wanted = await files();
  await Promise.all([putStatusFiles(context, wanted), putStatusFiles(context, wanted)]);
  expect(puts).toEqual([
    {
      method: "PUT",
      url: "/pages/team/caf%C3%A9/status.json?zone=eu",
      token: "Bearer secret-token-7",
      type: "application/json; charset=utf-8",
      body: expect.stringContaining('"state":"fixing"'),
    },
  ]);
  await putAll();
  expect(puts).toHaveLength(1);
  await new Promise((resolve) => setTimeout(resolve, 20));
  await publish("checking");
  await putAll();
  // A slower worker still holds what it read before.
  expect(await putStatusFiles(context, wanted)).toBe(0);
  expect(puts.map(({ body }) => JSON.parse(body).state)).toEqual(["fixing", "checking"]);
});

test("a place that fails is tried again later and shown with its fault, until it takes the file", async () => {
  answers = 500;
  await publish("back");
  expect(await putAll()).toBe(1);
  expect(await putAll()).toBe(0);
  const failing = (await listStatusExports(database.context("viewer"))).data;
  expect(failing).toMatchObject([
    { name: "edge", hint: "…en-7", fault: { reason: "The place answered 500.", services: 1 } },
  ]);
  expect(JSON.stringify(failing)).not.toContain("secret");
  await letBackOffPass();
  answers = 201;
  expect(await putAll()).toBe(1);
  const [mended] = (await listStatusExports(database.context("viewer"))).data;
  expect(mended?.fault).toBeNull();
  expect(mended?.last_exported_at).not.toBeNull();
});

test("what the place has is what visitors are told last, however often it failed in between", async () => {
  answers = 503;
  await publish("noticed");
  await putAll();
  await publish("fixing");
  await letBackOffPass();
  answers = 204;
  await putAll();
  expect(JSON.parse(puts.at(-1)?.body ?? "{}").state).toBe("fixing");
});

test("a private address needs an administrator's word, and metadata addresses are never called", async () => {
  const context = database.context();
  const add = (url: string, allow_private = false) =>
    createStatusExport(context, { name: "inside", url, allow_private });
  await expect(add(url)).rejects.toThrow("refused");
  await expect(add("http://169.254.169.254/", true)).rejects.toThrow("metadata");
  await expect(add("http://user:password@edge.example/")).rejects.toThrow("secret");
  await expect(
    createStatusExport(database.context("operator"), { name: "x", url }),
  ).rejects.toThrow("right to admin");
  await expect(
    createStatusExport(context, { name: "edge", url, allow_private: true }),
  ).rejects.toThrow("already");
});

test("a place that is taken away gets nothing more, and who did it is on record", async () => {
  const context = database.context();
  await deleteStatusExport(context, "edge");
  await publish("back");
  expect(await putAll()).toBe(0);
  await expect(deleteStatusExport(context, "edge")).rejects.toThrow("no such place");
  const audit = await database.pool.auditEntry.findMany({
    where: { object_type: "status-export" },
  });
  expect(audit.map(({ action }) => action)).toEqual([
    "create-status-export",
    "delete-status-export",
  ]);
  expect(JSON.stringify(audit.map(({ after }) => after))).not.toContain("secret-token");
});

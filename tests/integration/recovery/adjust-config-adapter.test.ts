import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Order } from "#lib/recovery/http-request.ts";
import { openAdapter } from "#lib/recovery/internal/adapters/open-adapter.ts";
import type { StepParams } from "#lib/recovery/schemas.ts";
import { useDatabase } from "#tests/support/database.ts";
import { json } from "#tests/support/docker-engine.ts";
import {
  type DocumentedService,
  startDocumentedService,
} from "#tests/support/documented-service.ts";
import { listen, text } from "#tests/support/listen.ts";

const limits = (timeoutMilliseconds = 3000) => ({
  timeoutMilliseconds,
  signal: new AbortController().signal,
});
const database = useDatabase();
const order: Order = {
  ...{ action: "adjust-config", params: null, idempotency_key: "run.0.1", service: "shop" },
  ...{ environment: "production", run_id: "run", requested_by: "test" },
};

function open(base_url: string, params: StepParams, config: object = {}) {
  const target = { id: "x", type: "http", sealed: null };
  const stored = { ...target, config: { base_url, allow_private: true, ...config } };
  return openAdapter(stored, database.pool, { action: "adjust-config", params });
}
type Opened = ReturnType<typeof open>;

async function readBefore(adapter: Opened) {
  const before = await adapter.readBefore(limits());
  if ("fault" in before) throw new Error(before.detail);
  return before.evidence;
}

/** Performs and reads again, as the engine does. */
async function adjust(adapter: Opened) {
  const before = await readBefore(adapter);
  const outcome = await adapter.perform(order, before, limits());
  const after = await adapter.readEvidence(limits());
  return { before, after, outcome, effect: adapter.judgeEffect(before, after) };
}

const revert = (adapter: Opened, evidence: Parameters<NonNullable<Opened["revert"]>>[1]) =>
  adapter.revert?.(order, evidence, limits());

describe("the example of the document, run as it stands there", () => {
  let service: DocumentedService;
  const adapter = (value: unknown, more: object = {}) =>
    open(service.url, { key: "pool_size", value, ...more } as StepParams);

  beforeAll(async () => {
    service = await startDocumentedService();
  });
  afterAll(() => service?.stop());
  beforeEach(async () => {
    const { value } = await service.read();
    if (value !== 10) expect(await service.change(10)).toBe(200);
  });

  test("has about 25 lines", () => {
    expect(service.source.trim().split("\n").length).toBeLessThanOrEqual(26);
  });

  test("changes a setting, and puts it back", async () => {
    const { before, after, outcome, effect } = await adjust(adapter(40));
    expect(outcome).toMatchObject({ result: "ok" });
    expect(effect).toBe("done");
    expect(before).toMatchObject({ value: "10" });
    expect(after).toMatchObject({ value: "40", version: (await service.read()).version });
    expect(after?.value_hash).not.toBe(before?.value_hash);
    expect(await revert(adapter(40), { before, after })).toMatchObject({ result: "ok" });
    expect(await service.read()).toMatchObject({ value: 10 });
  });

  test("is changed once when the same attempt is performed again, and put back once", async () => {
    const { before, after } = await adjust(adapter(40));
    expect(await adapter(40).perform(order, before, limits())).toMatchObject({ result: "ok" });
    expect(await service.read()).toMatchObject({ version: after?.version });
    await revert(adapter(40), { before, after });
    const back = await service.read();
    expect(await revert(adapter(40), { before, after })).toMatchObject({ result: "ok" });
    expect(await service.read()).toEqual(back);
  });

  test("refuses a change when somebody else was there first, and keeps theirs", async () => {
    const before = await readBefore(adapter(40));
    await service.change(20);
    const outcome = await adapter(40).perform(order, before, limits());
    expect(outcome).toMatchObject({ result: "failed", fault: "refused" });
    expect(outcome.detail).toContain("Somebody else has changed pool_size");
    expect(adapter(40).judgeEffect(before, await adapter(40).readEvidence(limits()))).toBe("half");
    expect(await service.read()).toMatchObject({ value: 20 });
  });

  test("[exception 56] is not put back when somebody else has changed it in between", async () => {
    const { before, after } = await adjust(adapter(40));
    await service.change(50);
    const outcome = await revert(adapter(40), { before, after });
    expect(outcome).toMatchObject({ result: "failed", fault: "refused" });
    expect(outcome?.detail).toContain("Somebody else has changed pool_size");
    // Also when what was read after the change was theirs already.
    const theirs = await adapter(40).readEvidence(limits());
    expect(await revert(adapter(40), { before, after: theirs })).toMatchObject({
      fault: "refused",
    });
    expect(await service.read()).toMatchObject({ value: 50 });
  });

  test("[exception 56] is not put back over a change to the same value by somebody else", async () => {
    const { before, after } = await adjust(adapter(40));
    await service.change(40);
    expect(await revert(adapter(40), { before, after })).toMatchObject({ fault: "refused" });
    expect(await service.read()).toMatchObject({ value: 40 });
  });

  test("that refuses the value is a set-up fault without effect", async () => {
    const { outcome, effect } = await adjust(adapter(4000));
    expect(outcome).toMatchObject({ result: "failed", fault: "config" });
    expect(effect).toBe("none");
  });

  test("[exception 7] that has no such setting is a set-up fault", async () => {
    const before = await open(service.url, { key: "colour", value: 1 }).readBefore(limits());
    expect(before).toMatchObject({ fault: "config" });
  });

  test("cannot be put back where the step says so", () => {
    expect(adapter(40, { revert: false }).revert).toBeUndefined();
    expect(adapter(40).revert).toBeDefined();
  });
});

describe("a service that speaks the protocol with faults", () => {
  type Setting = { value: unknown; version: number };
  type Fault = (response: ServerResponse, act: () => void) => void;
  const secret = "whsec_bXktc2VjcmV0LW9mLXRoZS10ZXN0cw==";
  const remote = {
    ...{ url: "", setting: { value: 1, version: 1 } as Setting, close: async () => {} },
    ...{ onPut: null as Fault | null, onGet: null as ((response: ServerResponse) => void) | null },
    puts: [] as { headers: IncomingMessage["headers"]; body: string }[],
    gets: [] as IncomingMessage["headers"][],
  };
  const adapter = (value: unknown = 2, key = "pool_size", more: object = {}) =>
    open(remote.url, { key, value, ...more } as StepParams, { secret });

  function takePut({ headers }: IncomingMessage, response: ServerResponse, body: string) {
    remote.puts.push({ headers, body });
    const act = () => {
      remote.setting = { value: JSON.parse(body).value, version: remote.setting.version + 1 };
    };
    const fault = remote.onPut;
    remote.onPut = null;
    if (fault) return fault(response, act);
    if (headers["if-match"] !== `"${remote.setting.version}"`) return json(response, 412, {});
    act();
    return response.writeHead(204).end();
  }

  beforeAll(async () => {
    const server = createServer(async (request, response) => {
      const body = await text(request);
      if (request.method === "PUT") return takePut(request, response, body);
      remote.gets.push(request.headers);
      return remote.onGet ? remote.onGet(response) : json(response, 200, remote.setting);
    });
    const { port, close } = await listen(server, 0);
    Object.assign(remote, { url: `http://127.0.0.1:${port}`, close });
  });
  afterAll(() => remote.close());
  beforeEach(() => {
    remote.setting = { value: 1, version: 1 };
    Object.assign(remote, { onPut: null, onGet: null, puts: [], gets: [] });
  });

  test("is asked with the version that was read, and every call is signed", async () => {
    expect(await adjust(adapter({ size: 2, kind: "wide" }))).toMatchObject({ effect: "done" });
    const [put] = remote.puts;
    expect(put?.headers).toMatchObject({
      ...{ "if-match": '"1"', "idempotency-key": "run.0.1", "webhook-id": "run.0.1" },
    });
    const webhook = new Webhook(secret);
    const header = (headers: IncomingMessage["headers"] = {}) =>
      Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
    expect(webhook.verify(put?.body ?? "", header(put?.headers))).toEqual({
      ...{ key: "pool_size", value: { size: 2, kind: "wide" }, version: "1" },
      ...{ service: "shop", environment: "production", run_id: "run", requested_by: "test" },
    });
    const ids = remote.gets.map((headers) => headers["webhook-id"]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test.each<[string, Fault]>([
    [
      "[exception 4] a reply that was lost",
      (response, act) => {
        act();
        response.socket?.destroy();
      },
    ],
    [
      "[exception 5] a 500 although the value was taken",
      (response, act) => {
        act();
        json(response, 500, {});
      },
    ],
  ])("%s is judged by the value", async (_what, fault) => {
    remote.onPut = fault;
    expect(await adjust(adapter())).toMatchObject({ outcome: { result: "ok" }, effect: "done" });
    expect(remote.puts).toHaveLength(1);
  });

  test("[exception 2] a call that broke without effect is unknown, and can be tried again", async () => {
    remote.onPut = (response) => response.socket?.destroy();
    expect(await adjust(adapter())).toMatchObject({
      outcome: { result: "unknown" },
      effect: "none",
    });
  });

  test("[exception 3] a call that is never answered ends in time", async () => {
    remote.onPut = () => {};
    const before = await readBefore(adapter());
    const outcome = await adapter().perform(order, before, limits(300));
    expect(outcome).toMatchObject({ result: "unknown" });
  });

  test("a change that comes between reading and writing is not overwritten", async () => {
    remote.onPut = (response) => {
      remote.setting = { value: 9, version: 7 };
      json(response, 412, {});
    };
    const { outcome } = await adjust(adapter());
    expect(outcome).toMatchObject({ result: "failed", fault: "refused" });
    expect(outcome.detail).toContain("somebody else has changed pool_size since version 1");
  });

  test("a service that says yes and changes nothing is believed by its value", async () => {
    remote.onPut = (response) => response.writeHead(204).end();
    const { outcome } = await adjust(adapter());
    expect(outcome).toMatchObject({ result: "failed", fault: "refused" });
    expect(outcome.detail).toContain("still has its previous value");
  });

  test("[exception 9] a service that asks for time is given it", async () => {
    remote.onPut = (response) => json(response, 503, {}, { "retry-after": "5" });
    const { outcome } = await adjust(adapter());
    expect(outcome).toMatchObject({ fault: "busy", retry_after_seconds: 5 });
  });

  test("an entity tag is a version, and goes before the one in the body", async () => {
    remote.onGet = (response) => json(response, 200, { value: 1, version: 4 }, { etag: '"abc"' });
    expect(await readBefore(adapter())).toMatchObject({ version: "abc" });
    remote.onGet = (response) => json(response, 200, { value: 1 }, { etag: 'W/"abc"' });
    expect(await adapter().readBefore(limits())).toMatchObject({ fault: "unknown" });
  });

  test.each([
    ["garbage", "<html>"],
    ["no version", '{"value":1}'],
    ["no value", '{"version":1}'],
    ["a version that ends the header", '{"value":1,"version":"a\\r\\nx: y"}'],
    ["a value that is too large to be read", `{"version":1,"value":"${"x".repeat(100_000)}"}`],
  ])("[exception 10] %s leaves everything unread", async (_what, body) => {
    remote.onGet = (response) => response.end(body);
    expect(await adapter().readBefore(limits())).toMatchObject({ fault: "unknown" });
    expect(await adapter().readEvidence(limits())).toBeNull();
    expect(remote.puts).toEqual([]);
  });

  test.each<[string, string, unknown]>([
    ["the setting's name", "db_password", "hunter2-hunter2"],
    ["the name of a member", "database", { host: "db", auth: { token: "hunter2-hunter2" } }],
  ])(
    "[exception 59] a value that is secret by %s is kept as a hash only",
    async (_what, key, value) => {
      remote.setting = { value, version: 1 };
      const { before, after, outcome } = await adjust(adapter("other", key, { revert: false }));
      expect(outcome).toMatchObject({ result: "ok" });
      expect(before).toMatchObject({
        value: null,
        value_hash: expect.stringMatching(/^[0-9a-f]{32}$/),
      });
      expect(JSON.stringify([before, after, outcome])).not.toContain("hunter2");
      remote.setting = { value, version: 1 };
      // What could not be put back is not changed where the step promises that it is.
      expect(await adapter("other", key).readBefore(limits())).toMatchObject({ fault: "config" });
    },
  );

  test("a value that is too large to be kept is not changed where it is to be put back", async () => {
    remote.setting = { value: "x".repeat(5000), version: 1 };
    expect(await adapter().readBefore(limits())).toMatchObject({ fault: "config" });
    expect(await adjust(adapter(2, "pool_size", { revert: false }))).toMatchObject({
      effect: "done",
    });
  });
});

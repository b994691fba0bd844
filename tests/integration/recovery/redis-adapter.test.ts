import { createServer } from "node:net";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { redisAdapter } from "#lib/recovery/internal/adapters/redis.ts";
import { RedisTargetConfig } from "#lib/recovery/target-schemas.ts";
import { limitsOf, orderOf } from "#tests/support/orders.ts";
import {
  type RedisServer,
  redisMissing,
  startLossyWay,
  startRedis,
} from "#tests/support/redis-server.ts";
import { freePort } from "#tests/support/start-database.ts";

const order = orderOf("clear-cache");

describe.skipIf(redisMissing !== null)("the keys of a real Redis", () => {
  let redis: RedisServer;
  const adapterOf = (more: object = {}) =>
    redisAdapter(
      RedisTargetConfig.parse({
        ...{ url: redis.url, prefix: "cache:", password: "correct", allow_private: true },
        ...more,
      }),
    );

  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis?.stop());
  beforeEach(() => ask("FLUSHALL"));

  async function ask(...parts: (string | Buffer)[]) {
    const connection = await redis.open();
    try {
      return await connection.command(...parts);
    } finally {
      connection.close();
    }
  }

  async function fill(prefix: string, keys: number, more: object = {}) {
    const connection = await redis.open(more);
    for (let from = 0; from < keys; from += 1000) {
      const most = Math.min(1000, keys - from);
      const pairs = Array.from({ length: most }, (_, at) => [`${prefix}${from + at}`, "v"]);
      await connection.command("MSET", ...pairs.flat());
    }
    connection.close();
  }

  /** What each command was called how often, since the last reset. */
  async function countCalls() {
    const text = String(await ask("INFO", "commandstats"));
    const calls = [...text.matchAll(/cmdstat_(\w+):calls=(\d+)/g)];
    return Object.fromEntries(calls.map(([, name, count]) => [name ?? "", Number(count)]));
  }

  test("[exception 57] clearing removes the keys of the prefix in batches, and no other", async () => {
    await fill("cache:", 2500);
    await fill("session:", 300);
    await ask("CONFIG", "RESETSTAT");
    const adapter = adapterOf();
    const before = await adapter.readBefore(limitsOf());
    expect(before).toEqual({ evidence: { matching_keys: 2500 } });
    const outcome = await adapter.perform(order, { matching_keys: 2500 }, limitsOf());
    expect(outcome).toMatchObject({ result: "ok", detail: expect.stringContaining("2500 keys") });
    const after = await adapter.readEvidence(limitsOf());
    expect(after).toEqual({ matching_keys: 0 });
    expect(adapter.judgeEffect({ matching_keys: 2500 }, after)).toBe("done");
    expect(await ask("DBSIZE")).toBe(300);
    const calls = await countCalls();
    expect(calls.unlink).toBeGreaterThanOrEqual(3);
    for (const never of ["keys", "flushall", "flushdb", "del"])
      expect(calls[never]).toBeUndefined();
  });

  test("[exception 57] characters of patterns in the prefix are themselves", async () => {
    await fill("a*b:", 3);
    await fill("axb:", 4);
    await ask("SET", Buffer.from([0x61, 0x2a, 0x62, 0x3a, 0xff, 0x00, 0x0d, 0x0a]), "bytes");
    const adapter = adapterOf({ prefix: "a\\*b:" });
    expect(await adapter.perform(order, null, limitsOf())).toMatchObject({ result: "ok" });
    expect(await ask("DBSIZE")).toBe(4);
  });

  test("[exception 57] nothing is removed when more keys match than are allowed", async () => {
    await fill("cache:", 3000);
    const adapter = adapterOf({ max_keys: 2000 });
    expect(await adapter.readEvidence(limitsOf())).toEqual({ matching_keys: "2000 or more" });
    const outcome = await adapter.perform(order, null, limitsOf());
    expect(outcome).toMatchObject({ result: "failed", fault: "refused" });
    expect(await ask("DBSIZE")).toBe(3000);
  });

  test("only the database of the URL is cleared", async () => {
    await fill("cache:", 5);
    await fill("cache:", 7, { url: `${redis.url}/3` });
    const adapter = adapterOf({ url: `${redis.url}/3` });
    expect(await adapter.readEvidence(limitsOf())).toEqual({ matching_keys: 7 });
    expect(await adapter.perform(order, null, limitsOf())).toMatchObject({ result: "ok" });
    expect(await adapter.readEvidence(limitsOf())).toEqual({ matching_keys: 0 });
    expect(await ask("DBSIZE")).toBe(5);
  });

  test("a clearing that has taken effect already removes nothing again", async () => {
    await fill("cache:", 50);
    const adapter = adapterOf();
    await adapter.perform(order, { matching_keys: 50 }, limitsOf());
    await ask("CONFIG", "RESETSTAT");
    const again = await adapter.perform(order, { matching_keys: 50 }, limitsOf());
    expect(again).toMatchObject({
      result: "ok",
      detail: expect.stringContaining("removed 0 keys"),
    });
    expect((await countCalls()).unlink).toBeUndefined();
  });

  test("[exception 2] a reply that was lost leaves the effect unknown, and going on clears the rest", async () => {
    await fill("cache:", 2500);
    const way = await startLossyWay(redis.port, "UNLINK");
    const adapter = adapterOf({ url: way.url });
    const before = await adapter.readEvidence(limitsOf());
    expect(await adapter.perform(order, before, limitsOf())).toMatchObject({ result: "unknown" });
    const left = await adapter.readEvidence(limitsOf());
    expect(Number(left?.matching_keys)).toBeLessThan(2500);
    expect(adapter.judgeEffect(before, left)).toBe("half");
    way.on = false;
    expect(await adapter.perform(order, before, limitsOf())).toMatchObject({ result: "ok" });
    expect(adapter.judgeEffect(before, await adapter.readEvidence(limitsOf()))).toBe("done");
    await way.close();
  });

  test("[exception 4] one batch whose reply was lost is told to be done by what is left", async () => {
    await fill("cache:", 20);
    const way = await startLossyWay(redis.port, "UNLINK");
    const adapter = adapterOf({ url: way.url });
    const before = await adapter.readEvidence(limitsOf());
    expect(await adapter.perform(order, before, limitsOf())).toMatchObject({ result: "unknown" });
    expect(adapter.judgeEffect(before, await adapter.readEvidence(limitsOf()))).toBe("done");
    await way.close();
  });

  test("[exception 1] a Redis that is not there is a failure without effect", async () => {
    const adapter = adapterOf({ url: `redis://127.0.0.1:${await freePort()}` });
    const fault = "unreachable";
    expect(await adapter.perform(order, null, limitsOf())).toMatchObject({
      result: "failed",
      fault,
    });
    expect(await adapter.readBefore(limitsOf())).toMatchObject({ fault });
    expect(await adapter.readLiveness(limitsOf())).toMatchObject({ alive: false });
  });

  test("[exception 3] a server that never answers is given up in time, before anything was removed", async () => {
    const silent = createServer((socket) => socket.on("error", () => {}).resume());
    const port = await freePort();
    await new Promise<void>((resolve) => silent.listen(port, "127.0.0.1", resolve));
    const adapter = adapterOf({ url: `redis://127.0.0.1:${port}` });
    const outcome = await adapter.perform(order, null, limitsOf(300));
    expect(outcome).toMatchObject({ fault: "unreachable", detail: "no answer in time" });
    await new Promise<void>((resolve) => silent.close(() => resolve()));
  });

  test("[exception 10] a server that is no Redis is told so", async () => {
    const other = createServer((socket) => socket.resume().end("HTTP/1.1 400 Bad Request\r\n\r\n"));
    const port = await freePort();
    await new Promise<void>((resolve) => other.listen(port, "127.0.0.1", resolve));
    const checked = await adapterOf({ url: `redis://127.0.0.1:${port}` }).check(limitsOf());
    expect(checked).toEqual({ ok: false, detail: "the answer is not one of Redis" });
    await new Promise<void>((resolve) => other.close(() => resolve()));
  });

  test.each([
    ["a wrong password", { password: "wrong" }, ""],
    ["no password", { password: undefined }, ""],
    ["a database that is not there", {}, "/99"],
  ])("[exception 6] %s is a matter of set-up", async (_what, more, path) => {
    const adapter = adapterOf({ ...more, url: redis.url + path });
    const outcome = await adapter.perform(order, null, limitsOf());
    expect(outcome).toMatchObject({ result: "failed", fault: "config" });
    expect(await adapter.check(limitsOf())).toMatchObject({ ok: false });
    expect(await adapter.readLiveness(limitsOf())).toMatchObject({ alive: null });
  });

  test("[exception 6] a user needs no more than the rights that are documented, and is told of the missing one", async () => {
    await fill("cache:", 5);
    const rules = ["reset", "on", ">secret", "~cache:*"];
    const user = { username: "paramedic", password: "secret" };
    await ask("ACL", "SETUSER", "paramedic", ...rules, "+scan", "+ping");
    const checked = await adapterOf(user).check(limitsOf());
    expect(checked).toMatchObject({ ok: false, detail: expect.stringMatching(/NOPERM.*unlink/i) });
    expect(await adapterOf(user).perform(order, null, limitsOf())).toMatchObject({
      fault: "config",
    });
    await ask("ACL", "SETUSER", "paramedic", "+unlink");
    expect(await adapterOf(user).check(limitsOf())).toMatchObject({ ok: true });
    expect(await adapterOf(user).readLiveness(limitsOf())).toMatchObject({ alive: true });
    expect(await adapterOf(user).perform(order, null, limitsOf())).toMatchObject({ result: "ok" });
    expect(await ask("DBSIZE")).toBe(0);
  });

  test("[exception 52] a private address is not called unless an administrator said so", async () => {
    const way = await startLossyWay(redis.port, "UNLINK");
    const port = new URL(way.url).port;
    for (const host of ["127.0.0.1", "localhost", "0x7f.1", "[::ffff:127.0.0.1]"]) {
      const adapter = adapterOf({ url: `redis://${host}:${port}`, allow_private: false });
      const outcome = await adapter.perform(order, null, limitsOf());
      expect(outcome).toMatchObject({ result: "failed", fault: "config" });
    }
    expect(way.connections).toBe(0);
    await way.close();
  });

  test("over TLS the server is the one whose certificate is trusted, or it is not called", async () => {
    await fill("cache:", 5);
    const adapter = () => adapterOf({ url: redis.secureUrl });
    expect(await adapter().perform(order, null, limitsOf())).toMatchObject({ fault: "config" });
    const trusted = getCACertificates("default");
    setDefaultCACertificates([...trusted, redis.certificate]);
    expect(await adapter().perform(order, null, limitsOf())).toMatchObject({ result: "ok" });
    setDefaultCACertificates(trusted);
    expect(await ask("DBSIZE")).toBe(0);
  });

  test("an abort ends the clearing between two batches and closes the connection", async () => {
    await fill("cache:", 20_000);
    const way = await startLossyWay(redis.port, "NEVER");
    const control = new AbortController();
    const adapter = adapterOf({ url: way.url });
    const performing = adapter.perform(order, null, { ...limitsOf(), signal: control.signal });
    await vi.waitUntil(async () => Number(await ask("DBSIZE")) < 20_000, { interval: 5 });
    control.abort();
    expect(await performing).toMatchObject({ result: "unknown" });
    await vi.waitUntil(() => way.open.size === 0);
    expect(Number(await ask("DBSIZE"))).toBeGreaterThan(0);
    await way.close();
  });

  test("a check counts and removes nothing", async () => {
    await fill("cache:", 12);
    const adapter = adapterOf();
    const detail = "12 keys begin with cache:.";
    expect(await adapter.check(limitsOf())).toEqual({ ok: true, detail });
    expect(await ask("DBSIZE")).toBe(12);
  });
});

test("a server that does not know AUTH repeats its arguments, and the password is told to nobody", async () => {
  const line = "-ERR unknown command `AUTH`, with args beginning with: `default`, `s3cret`, \r\n";
  const other = createServer((socket) => {
    socket.on("error", () => {}).on("data", () => socket.write(line));
  });
  const port = await freePort();
  await new Promise<void>((resolve) => other.listen(port, "127.0.0.1", resolve));
  const adapter = redisAdapter(
    RedisTargetConfig.parse({
      ...{ url: `redis://127.0.0.1:${port}`, prefix: "cache:", allow_private: true },
      ...{ username: "default", password: "s3cret" },
    }),
  );
  const detail = "Redis answered ERR to AUTH";
  expect(await adapter.check(limitsOf())).toEqual({ ok: false, detail });
  expect(await adapter.perform(order, null, limitsOf())).toMatchObject({ fault: "config", detail });
  await new Promise<void>((resolve) => other.close(() => resolve()));
});

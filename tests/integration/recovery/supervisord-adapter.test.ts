import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Order } from "#lib/recovery/http-request.ts";
import { supervisordAdapter } from "#lib/recovery/internal/adapters/supervisord.ts";
import { freePort } from "#tests/support/start-database.ts";
import {
  type Supervisord,
  startSupervisord,
  supervisordMissing,
} from "#tests/support/supervisord.ts";

if (supervisordMissing) process.stdout.write(`Not run: ${supervisordMissing}\n`);

const limits = () => ({ timeoutMilliseconds: 15_000, signal: new AbortController().signal });
const order: Order = {
  action: "restart",
  params: null,
  idempotency_key: "run.0.1",
  service: "shop",
  environment: "production",
  run_id: "run",
  requested_by: "test",
};

describe.runIf(supervisordMissing === null)("a program of a real supervisord", () => {
  let supervisord: Supervisord;
  const adapterOf = (program: string, more: object = {}) =>
    supervisordAdapter({ socket: supervisord.socket, program, ...more });

  beforeAll(async () => {
    supervisord = await startSupervisord(
      {
        steady: { command: "/bin/sleep 1000" },
        slow: { command: `/bin/sh -c "trap 'sleep 2; exit 0' TERM; while :; do sleep 0.1; done"` },
        broken: { command: "/bin/false", options: ["startretries=0", "autostart=false"] },
      },
      await freePort(),
    );
    for (const program of ["steady", "slow"]) {
      await vi.waitUntil(
        async () => (await adapterOf(program).readEvidence(limits()))?.statename === "RUNNING",
        { timeout: 10_000, interval: 100 },
      );
    }
  });
  afterAll(() => supervisord?.stop());

  test("a restart is running, started later, as another process", async () => {
    const adapter = adapterOf("steady");
    const before = await adapter.readEvidence(limits());
    expect(await adapter.perform(order, before, limits())).toMatchObject({ result: "ok" });
    const after = await adapter.readEvidence(limits());
    expect(after).toMatchObject({ statename: "RUNNING" });
    expect(after?.pid).not.toBe(before?.pid);
    expect(adapter.judgeEffect(before, after)).toBe("done");
  });

  test("a restart that has taken effect already is not done again", async () => {
    const adapter = adapterOf("steady");
    const before = await adapter.readEvidence(limits());
    await adapter.perform(order, before, limits());
    const once = await adapter.readEvidence(limits());
    expect(await adapter.perform(order, before, limits())).toMatchObject({ result: "ok" });
    expect(await adapter.readEvidence(limits())).toEqual(once);
  });

  test("[exception 4] a restart cut off between stop and start is half done, and going on brings it up", async () => {
    const adapter = adapterOf("slow");
    const before = await adapter.readEvidence(limits());
    const cut = { ...limits(), timeoutMilliseconds: 500 };
    expect(await adapter.perform(order, before, cut)).toMatchObject({ result: "unknown" });
    expect(adapter.judgeEffect(before, await adapter.readEvidence(limits()))).toBe("half");
    expect(await adapter.perform(order, before, limits())).toMatchObject({ result: "ok" });
    expect(adapter.judgeEffect(before, await adapter.readEvidence(limits()))).toBe("done");
  });

  test("a program that does not stay up is a failure and not tried for ever", async () => {
    const adapter = adapterOf("broken");
    const before = await adapter.readEvidence(limits());
    expect(await adapter.perform(order, before, limits())).toMatchObject({ result: "failed" });
  });

  test.each([
    ["an unknown program", "nobody", {}, "config"],
    ["a socket that is not there", "steady", { socket: "/nowhere/supervisor.sock" }, "unreachable"],
  ])("%s is a failure without effect", async (_what, program, more, fault) => {
    const outcome = await adapterOf(program, more).perform(order, null, limits());
    expect(outcome).toMatchObject({ result: "failed", fault });
  });

  test("over HTTP the password decides", async () => {
    const over = (password: string) =>
      supervisordAdapter({
        url: supervisord.url,
        program: "steady",
        username: "paramedic",
        password,
        allow_private: true,
      });
    expect(await over("correct").check(limits())).toMatchObject({ ok: true });
    expect(await over("wrong").check(limits())).toMatchObject({ ok: false });
    expect(await over("wrong").perform(order, null, limits())).toMatchObject({ fault: "config" });
  });

  test("liveness is what supervisord says of the program", async () => {
    expect(await adapterOf("steady").readLiveness(limits())).toMatchObject({ alive: true });
    expect(await adapterOf("broken").readLiveness(limits())).toMatchObject({ alive: false });
  });
});

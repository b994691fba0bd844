import { chmod, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { haproxyAdapter } from "#lib/recovery/internal/adapters/haproxy.ts";
import {
  type HaproxyServer,
  haproxyMissing,
  startDeafWay,
  startHaproxy,
} from "#tests/support/haproxy-server.ts";
import { limitsOf, orderOf } from "#tests/support/orders.ts";

const order = orderOf("reload-config");
let round = 0;

describe.skipIf(haproxyMissing !== null)("the configuration of a real haproxy", () => {
  let haproxy: HaproxyServer;
  let version: string;
  const adapterOf = (more: object = {}) =>
    haproxyAdapter({ config_file: haproxy.config_file, socket: haproxy.socket, ...more });

  beforeAll(async () => {
    haproxy = await startHaproxy();
  });
  afterAll(() => haproxy?.stop());
  beforeEach(async () => {
    round += 1;
    version = `version-${round}`;
    await haproxy.write(version);
  });

  test("a reload is another worker of the same master, who serves what the file says", async () => {
    const adapter = adapterOf();
    const read = await adapter.readBefore(limitsOf());
    const before = "evidence" in read ? read.evidence : null;
    expect(before).toMatchObject({ pid: haproxy.pid, workers: expect.stringMatching(/^\d+$/) });
    expect(await adapter.perform(order, before, limitsOf())).toMatchObject({ result: "ok" });
    const after = await adapter.readEvidence(limitsOf());
    expect(after).toMatchObject({ pid: haproxy.pid, failures: 0 });
    expect(after?.workers).not.toBe(before?.workers);
    expect(Number(after?.reloads)).toBe(Number(before?.reloads) + 1);
    expect(adapter.judgeEffect(before, after)).toBe("done");
    expect(await haproxy.get()).toBe(version);
  });

  test("a reload that has taken effect already is not done again", async () => {
    const adapter = adapterOf();
    const before = await adapter.readEvidence(limitsOf());
    await adapter.perform(order, before, limitsOf());
    const once = await adapter.readEvidence(limitsOf());
    expect(await adapter.perform(order, before, limitsOf())).toMatchObject({ result: "ok" });
    expect(await adapter.readEvidence(limitsOf())).toEqual(once);
  });

  test("[exception 55] a configuration that haproxy refuses is not applied, and haproxy says why", async () => {
    await haproxy.write(version, "  no_such_keyword on");
    const adapter = adapterOf();
    const before = await adapter.readEvidence(limitsOf());
    const outcome = await adapter.perform(order, before, limitsOf());
    const detail = expect.stringContaining("unknown keyword 'no_such_keyword'");
    expect(outcome).toMatchObject({ result: "failed", fault: "refused", detail });
    expect(await adapter.readEvidence(limitsOf())).toEqual(before);
    expect(await adapter.check(limitsOf())).toMatchObject({ ok: false, detail });
  });

  test("[exception 55] a configuration that passes the check and cannot be loaded leaves the old one", async () => {
    const binary = join(haproxy.folder, "haproxy");
    await writeFile(binary, "#!/bin/sh\nexit 0\n");
    await chmod(binary, 0o755);
    await haproxy.write(version, "  no_such_keyword on");
    const adapter = adapterOf({ binary });
    const before = await adapter.readEvidence(limitsOf());
    const served = await haproxy.get();
    const outcome = await adapter.perform(order, before, limitsOf());
    expect(outcome).toMatchObject({ result: "failed", fault: "refused" });
    const after = await adapter.readEvidence(limitsOf());
    expect(after).toMatchObject({ workers: before?.workers, failures: 1 });
    expect(adapter.judgeEffect(before, after)).toBe("none");
    expect(await haproxy.get()).toBe(served);
  });

  test("[exception 3] [exception 4] a reload whose answer was lost is unknown first, and told by the worker then", async () => {
    const way = await startDeafWay(haproxy.socket, "reload");
    const adapter = adapterOf();
    const before = await adapter.readEvidence(limitsOf());
    const outcome = await adapterOf({ socket: way.socket }).perform(order, before, limitsOf(1500));
    expect(outcome).toMatchObject({ result: "unknown" });
    await vi.waitUntil(
      async () => adapter.judgeEffect(before, await adapter.readEvidence(limitsOf())) === "done",
      { timeout: 10_000 },
    );
    const once = await adapter.readEvidence(limitsOf());
    expect(await adapter.perform(order, before, limitsOf())).toMatchObject({ result: "ok" });
    expect(await adapter.readEvidence(limitsOf())).toEqual(once);
    await way.close();
  });

  test.each([
    ["[exception 1] a socket that is not there", { socket: "/nowhere/master.sock" }, "unreachable"],
    ["[exception 7] a program that is not there", { binary: "/nowhere/haproxy" }, "config"],
    ["[exception 55] a file that is not there", { config_file: "/nowhere/haproxy.cfg" }, "refused"],
  ])("%s is a failure without effect", async (_what, more, fault) => {
    const before = await adapterOf().readEvidence(limitsOf());
    const outcome = await adapterOf(more).perform(order, null, limitsOf());
    expect(outcome).toMatchObject({ result: "failed", fault });
    expect(await adapterOf(more).check(limitsOf())).toMatchObject({ ok: false });
    expect(await adapterOf().readEvidence(limitsOf())).toEqual(before);
  });

  test("[exception 6] the stats socket in the place of the master's is a matter of set-up", async () => {
    const outcome = await adapterOf({ socket: haproxy.stats_socket }).perform(
      order,
      null,
      limitsOf(),
    );
    expect(outcome).toMatchObject({ result: "failed", fault: "config" });
  });

  test("an abort stops the waiting", async () => {
    const way = await startDeafWay(haproxy.socket, "reload");
    const control = new AbortController();
    setTimeout(() => control.abort(), 1000);
    const adapter = adapterOf({ socket: way.socket });
    const outcome = await adapter.perform(order, null, limitsOf(30_000, control.signal));
    expect(outcome).toMatchObject({ result: "unknown" });
    await way.close();
  });

  test("liveness is an answer of the worker, over the stats socket or through the master", async () => {
    const { stats_socket } = haproxy;
    for (const more of [{}, { stats_socket }]) {
      expect(await adapterOf(more).readLiveness(limitsOf())).toMatchObject({ alive: true });
    }
    const gone = adapterOf({ stats_socket: "/nowhere/stats.sock" });
    expect(await gone.readLiveness(limitsOf())).toMatchObject({ alive: false });
  });

  test("a check reads and changes nothing", async () => {
    const adapter = adapterOf();
    const before = await adapter.readEvidence(limitsOf());
    expect(await adapter.check(limitsOf())).toMatchObject({ ok: true });
    expect(await adapter.readEvidence(limitsOf())).toEqual(before);
  });
});

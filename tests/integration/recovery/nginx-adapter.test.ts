import { spawn } from "node:child_process";
import { chmod, mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  afterAll,
  beforeAll,
  beforeEach,
  describe,
  expect,
  onTestFinished,
  test,
  vi,
} from "vitest";
import { nginxAdapter } from "#lib/recovery/internal/adapters/nginx.ts";
import { type NginxServer, nginxMissing, startNginx } from "#tests/support/nginx-server.ts";
import { limitsOf, orderOf } from "#tests/support/orders.ts";

const order = orderOf("reload-config");
let round = 0;

describe.skipIf(nginxMissing !== null)("the configuration of a real nginx", () => {
  let nginx: NginxServer;
  let version: string;
  const adapterOf = (more: object = {}) =>
    nginxAdapter({ config_file: nginx.config_file, pid_file: nginx.pid_file, ...more });

  beforeAll(async () => {
    nginx = await startNginx();
  });
  afterAll(() => nginx?.stop());
  beforeEach(async () => {
    round += 1;
    version = `version-${round}`;
    await nginx.write(version);
  });

  /** A program that is called nginx, is not, and keeps what it is called with. */
  async function writeFake(script: string) {
    const folder = join(nginx.folder, `fake-${round}`);
    await mkdir(folder);
    const binary = join(folder, "nginx");
    await writeFile(binary, `#!/bin/sh\n${script}\n`);
    await chmod(binary, 0o755);
    return { binary, folder };
  }

  test("a reload is other workers of the same master, who serve what the file says", async () => {
    const adapter = adapterOf();
    const read = await adapter.readBefore(limitsOf());
    const before = "evidence" in read ? read.evidence : null;
    expect(before).toMatchObject({ pid: nginx.pid, workers: expect.stringMatching(/^\d+ \d+$/) });
    expect(await nginx.get()).not.toBe(version);
    expect(await adapter.perform(order, before, limitsOf())).toMatchObject({ result: "ok" });
    const after = await adapter.readEvidence(limitsOf());
    expect(after).toMatchObject({ pid: nginx.pid, start: before?.start });
    expect(after?.workers).not.toBe(before?.workers);
    expect(adapter.judgeEffect(before, after)).toBe("done");
    expect(await nginx.get()).toBe(version);
  });

  test("a reload that has taken effect already is not done again", async () => {
    const adapter = adapterOf();
    const before = await adapter.readEvidence(limitsOf());
    await adapter.perform(order, before, limitsOf());
    const once = await adapter.readEvidence(limitsOf());
    expect(await adapter.perform(order, before, limitsOf())).toMatchObject({ result: "ok" });
    expect((await adapter.readEvidence(limitsOf()))?.workers).toBe(once?.workers);
  });

  test("[exception 55] a configuration that nginx refuses is not applied, and nginx says why", async () => {
    await nginx.write(version, "no_such_directive on;");
    const adapter = adapterOf();
    const before = await adapter.readEvidence(limitsOf());
    const served = await nginx.get();
    const outcome = await adapter.perform(order, before, limitsOf());
    const detail = expect.stringContaining('unknown directive "no_such_directive"');
    expect(outcome).toMatchObject({ result: "failed", fault: "refused", detail });
    const after = await adapter.readEvidence(limitsOf());
    expect(after?.workers).toBe(before?.workers);
    expect(adapter.judgeEffect(before, after)).toBe("none");
    expect(await nginx.get()).toBe(served);
  });

  test("[exception 10] what the validator says is cut and cleaned, and it sees nothing of our environment", async () => {
    const { binary, folder } = await writeFake(
      [
        'env > "$(dirname "$0")/environment"',
        `printf '\\033[31mred\\007 \\342\\200\\256 word' >&2`,
        "head -c 300000 /dev/zero | tr '\\0' 'x' >&2",
        "exit 1",
      ].join("\n"),
    );
    const outcome = await adapterOf({ binary }).perform(order, null, limitsOf());
    expect(outcome).toMatchObject({ result: "failed", fault: "refused" });
    expect(outcome.detail).toContain("[31mred word");
    expect(outcome.detail.length).toBeLessThan(1000);
    expect(outcome.detail).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    const seen = await readFile(join(folder, "environment"), "utf8");
    expect(seen).not.toMatch(/AUTH_SECRET|HOME|NODE/);
  });

  test("[exception 3] a validator that does not end is ended, and nothing was sent", async () => {
    const { binary } = await writeFake("exec sleep 1000");
    const adapter = adapterOf({ binary });
    const before = await adapter.readEvidence(limitsOf());
    const outcome = await adapter.perform(order, before, limitsOf(400));
    expect(outcome).toMatchObject({ result: "failed", fault: "unreachable" });
    expect((await adapter.readEvidence(limitsOf()))?.workers).toBe(before?.workers);
  });

  test("[exception 3] [exception 4] a reload that comes late is unknown first, and told by the workers then", async () => {
    const adapter = adapterOf();
    const before = await adapter.readEvidence(limitsOf());
    process.kill(nginx.pid, "SIGSTOP");
    expect(await adapter.perform(order, before, limitsOf(700))).toMatchObject({
      result: "unknown",
    });
    expect(adapter.judgeEffect(before, await adapter.readEvidence(limitsOf()))).toBe("none");
    process.kill(nginx.pid, "SIGCONT");
    await vi.waitUntil(
      async () => adapter.judgeEffect(before, await adapter.readEvidence(limitsOf())) === "done",
      { timeout: 10_000 },
    );
    expect(await nginx.get()).toBe(version);
    const once = await adapter.readEvidence(limitsOf());
    expect(await adapter.perform(order, before, limitsOf())).toMatchObject({ result: "ok" });
    expect((await adapter.readEvidence(limitsOf()))?.workers).toBe(once?.workers);
  });

  test("workers that finish their requests count as gone once they shut down", async () => {
    const adapter = adapterOf();
    const before = await adapter.readEvidence(limitsOf());
    const { connect } = await import("node:net");
    const slow = connect(nginx.port, "127.0.0.1");
    slow.write("GET / HTTP/1.1\r\nhost: x\r\n");
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await adapter.perform(order, before, limitsOf())).toMatchObject({ result: "ok" });
    const after = await adapter.readEvidence(limitsOf());
    expect(after?.leaving).toMatch(/^\d+$/);
    expect(adapter.judgeEffect(before, after)).toBe("done");
    slow.destroy();
  });

  test("a pid file that names another program leads to no signal", async () => {
    const other = spawn("/bin/sleep", ["1000"], { stdio: "ignore" });
    const posing = spawn("/bin/sleep", ["1000"], {
      argv0: "nginx: master process /usr/sbin/nginx",
      stdio: "ignore",
    });
    onTestFinished(() => {
      for (const child of [other, posing]) child.kill();
    });
    for (const { pid } of [other, posing]) {
      const pid_file = join(nginx.folder, "other.pid");
      await writeFile(pid_file, `${pid}\n`);
      const outcome = await adapterOf({ pid_file }).perform(order, null, limitsOf());
      const detail = expect.stringContaining("is no nginx master");
      expect(outcome).toMatchObject({ result: "failed", fault: "config", detail });
    }
    const worker = (await adapterOf().readEvidence(limitsOf()))?.workers;
    const pid_file = join(nginx.folder, "worker.pid");
    await writeFile(pid_file, String(worker).split(" ")[0] ?? "");
    expect(await adapterOf({ pid_file }).perform(order, null, limitsOf())).toMatchObject({
      fault: "config",
    });
    for (const child of [other, posing]) expect(child.signalCode).toBeNull();
  });

  test.each([
    [
      "[exception 1] a pid file that is not there",
      { pid_file: "/nowhere/nginx.pid" },
      "unreachable",
    ],
    ["[exception 7] a program that is not there", { binary: "/nowhere/nginx" }, "config"],
    ["a file that this nginx does not load", { config_file: "/etc/nginx/nginx.conf" }, "config"],
  ])("%s is a failure without effect", async (_what, more, fault) => {
    const before = await adapterOf().readEvidence(limitsOf());
    const outcome = await adapterOf(more).perform(order, null, limitsOf());
    expect(outcome).toMatchObject({ result: "failed", fault });
    expect(await adapterOf(more).check(limitsOf())).toMatchObject({ ok: false });
    expect((await adapterOf().readEvidence(limitsOf()))?.workers).toBe(before?.workers);
  });

  test("an abort before the signal sends none, and an abort after it stops the waiting", async () => {
    const { binary } = await writeFake("exec sleep 1000");
    const adapter = adapterOf();
    const before = await adapter.readEvidence(limitsOf());
    const early = new AbortController();
    setTimeout(() => early.abort(), 200);
    const performing = adapterOf({ binary }).perform(order, before, limitsOf(15_000, early.signal));
    expect(await performing).toMatchObject({ result: "unknown" });
    expect((await adapter.readEvidence(limitsOf()))?.workers).toBe(before?.workers);
    const late = new AbortController();
    process.kill(nginx.pid, "SIGSTOP");
    setTimeout(() => late.abort(), 700);
    const waiting = adapter.perform(order, before, limitsOf(30_000, late.signal));
    expect(await waiting).toMatchObject({ result: "unknown" });
    process.kill(nginx.pid, "SIGCONT");
    await vi.waitUntil(
      async () => adapter.judgeEffect(before, await adapter.readEvidence(limitsOf())) === "done",
      { timeout: 10_000 },
    );
  });

  test("a check reads and changes nothing", async () => {
    const adapter = adapterOf();
    await vi.waitUntil(async () => (await adapter.readEvidence(limitsOf()))?.leaving === "", {
      timeout: 10_000,
    });
    const before = await adapter.readEvidence(limitsOf());
    const { mtimeMs } = await stat(nginx.pid_file);
    expect(await adapter.check(limitsOf())).toMatchObject({ ok: true });
    expect(await adapter.readLiveness(limitsOf())).toMatchObject({ alive: true });
    expect(await adapter.readEvidence(limitsOf())).toEqual(before);
    expect((await stat(nginx.pid_file)).mtimeMs).toBe(mtimeMs);
  });
});

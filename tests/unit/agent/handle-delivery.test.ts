import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { parseAllowList } from "#lib/agent/allow-list.ts";
import { type Host, handleDelivery } from "#lib/agent/handle-delivery.ts";
import {
  describePublicKey,
  openPublicKey,
  openSigningKey,
  signJob,
} from "#lib/agent/job-signature.ts";
import type { Job } from "#lib/agent/protocol-schemas.ts";
import type { Ran } from "#lib/agent/run-program.ts";
import { ServerRefusal } from "#lib/agent/server-client.ts";
import { openStateStore } from "#lib/agent/state-store.ts";

const folder = mkdtempSync(join(tmpdir(), "paramedic-handle-"));
afterAll(() => rmSync(folder, { recursive: true }));
const signingKey = openSigningKey(Buffer.alloc(32, 9));
const serverKey = openPublicKey(describePublicKey(signingKey));
const limits = { most_per_hour: 3600, min_seconds_between: 0 };
const commands = {
  restart: { run: ["/bin/restart", "web"], evidence: ["/bin/pid", "web"], ...limits },
  check: { run: ["/bin/fix"], check: ["/bin/look"], ...limits },
};
const allowedArgv = [["/bin/restart", "web"], ["/bin/pid", "web"], ["/bin/fix"], ["/bin/look"]];
let stores = 0;
let started: string[][];
let ran: Partial<Ran>;

beforeEach(() => {
  started = [];
  ran = {};
});

function createHost(change: Partial<Host> = {}): Host {
  stores += 1;
  return {
    config: { name: "web-1", token: "a-token-of-twenty-letters", serverKey },
    list: { current: () => parseAllowList(JSON.stringify({ commands })) },
    store: openStateStore(join(folder, `${stores}.json`), () => Date.now()),
    server: {
      acknowledge: async () => ({ seconds_left: 10 }),
      sendResult: async () => ({ taken: "accepted" }),
    },
    run: async (argv) => {
      started.push([...argv]);
      const end = { end: "exited", code: 0, why: "it ended with 0" } as const;
      return { ...end, stdout: "", output: "", ...ran };
    },
    now: () => Date.now(),
    say: () => {},
    sendResults: () => {},
    ...change,
  };
}

function createJob(change: Partial<Job> = {}): Job {
  return {
    ...{ version: 1, agent: "web-1", kind: "run", key: "a.0.1", target: "t", fence: 1 },
    command: "restart",
    issued_at: new Date().toISOString(),
    expires_at: new Date(Date.now() + 10_000).toISOString(),
    ...change,
  };
}

function deliver(job: Job, change = {}) {
  return { ...signJob(signingKey, job), delivery: 1, seconds_left: 10, ...change };
}

describe("a shell string can never be sent:", () => {
  const words = fc.oneof(
    fc.string({ unit: "binary", maxLength: 60 }),
    fc.constantFrom("restart", "check", "restart; reboot", "$(reboot)", "__proto__", "constructor"),
    fc.constantFrom("/bin/restart", "../restart", "restart\n", "restart\0", "-restart", "RESTART"),
  );
  test("whatever a server signs and sends, only the argument lists of the host are started", {
    timeout: 60_000,
  }, async () => {
    const host = createHost();
    await fc.assert(
      fc.asyncProperty(
        ...[words, fc.constantFrom("run", "evidence", "check", "shell"), fc.uuid()],
        fc.dictionary(words, fc.oneof(words, fc.array(words))),
        async (command, kind, key, more) => {
          const job = { ...createJob({ key }), ...more, command, kind };
          await handleDelivery(host, deliver(job as Job));
          for (const argv of started) expect(allowedArgv).toContainEqual(argv);
          if (!["restart", "check"].includes(command)) expect(started).toEqual([]);
          started = [];
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("a delivery", () => {
  test("is run once, and its key is answered from then on without running", async () => {
    const host = createHost();
    await handleDelivery(host, deliver(createJob()));
    host.store.markSent("a.0.1", true);
    await handleDelivery(host, deliver(createJob(), { delivery: 2 }));
    expect(started).toEqual([["/bin/restart", "web"]]);
    expect(host.store.unsent()).toMatchObject([{ key: "a.0.1", result: "ok" }]);
  });

  test("[exception 51] that was not signed, is another agent's or expired is not even acknowledged", async () => {
    const touched: string[] = [];
    const acknowledge = async () => {
      touched.push("acknowledge");
      return { seconds_left: 10 };
    };
    const host = createHost({ server: { ...createHost().server, acknowledge } });
    const forged = {
      ...deliver(createJob()),
      job: JSON.stringify(createJob({ command: "check" })),
    };
    const past = new Date(Date.now() - 3_600_000).toISOString();
    expect(await handleDelivery(host, forged)).toBe(false);
    expect(await handleDelivery(host, deliver(createJob({ agent: "web-2" })))).toBe(false);
    expect(await handleDelivery(host, deliver(createJob({ expires_at: past })))).toBe(false);
    expect([started, touched, host.store.unsent()]).toEqual([[], [], []]);
  });

  test("that the server takes back while it is acknowledged is not run, nor later", async () => {
    const acknowledge = async () => {
      throw new ServerRefusal(409, "The job is over.");
    };
    const host = createHost({ server: { ...createHost().server, acknowledge } });
    await handleDelivery(host, deliver(createJob()));
    await handleDelivery({ ...createHost(), store: host.store }, deliver(createJob()));
    expect(started).toEqual([]);
    expect(host.store.unsent()).toMatchObject([{ result: "failed", fault: "unreachable" }]);
  });

  test("whose acknowledgement gets lost is acknowledged again before it begins", async () => {
    let calls = 0;
    const acknowledge = async () => {
      calls += 1;
      expect(started).toEqual([]);
      if (calls < 3) throw new TypeError("fetch failed");
      return { seconds_left: 5 };
    };
    const host = createHost({ server: { ...createHost().server, acknowledge } });
    await handleDelivery(host, deliver(createJob()));
    expect([calls, started.length]).toEqual([3, 1]);
  });

  test("that comes when its time is over is not run", async () => {
    const host = createHost();
    await handleDelivery(host, deliver(createJob(), { seconds_left: 0 }));
    expect(started).toEqual([]);
    expect(host.store.unsent()).toMatchObject([{ result: "failed", fault: "unreachable" }]);
  });

  test("is not run when the state cannot be written", async () => {
    const store = { ...createHost().store };
    store.accept = () => {
      throw new Error("no space left");
    };
    await expect(handleDelivery(createHost({ store }), deliver(createJob()))).rejects.toThrow(
      /space/,
    );
    expect(started).toEqual([]);
  });

  test.each<[string, Partial<Ran>, object]>([
    ["ends with 0", {}, { result: "ok", fault: null }],
    ["ends with 3", { code: 3 }, { result: "failed", fault: "refused" }],
    ["was stopped", { end: "stopped", code: null }, { result: "unknown", fault: null }],
    ["is not there", { end: "unstartable", code: null }, { result: "failed", fault: "config" }],
  ])("whose program %s", async (_, end, result) => {
    ran = end;
    const host = createHost();
    await handleDelivery(host, deliver(createJob()));
    expect(host.store.unsent()).toMatchObject([result]);
  });

  test("never tells the token of the agent or a variable of the command", async () => {
    ran = { output: "token a-token-of-twenty-letters password hunter22" };
    const list = parseAllowList(
      JSON.stringify({ commands: { restart: { run: ["/bin/a"], env: { P: "hunter22" } } } }),
    );
    const host = createHost({ list: { current: () => list } });
    await handleDelivery(host, deliver(createJob()));
    expect(host.store.unsent()).toMatchObject([{ output: "token [removed] password [removed]" }]);
  });
});

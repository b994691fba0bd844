import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Order } from "#lib/recovery/http-request.ts";
import { dockerAdapter } from "#lib/recovery/internal/adapters/docker.ts";
import {
  type DockerEngine,
  type DockerFault,
  json,
  startDockerEngine,
} from "#tests/support/docker-engine.ts";

const limits = (timeoutMilliseconds = 6000) => ({
  timeoutMilliseconds,
  signal: new AbortController().signal,
});
const order: Order = {
  ...{ action: "restart", params: null, idempotency_key: "run.0.1", service: "shop" },
  ...{ environment: "production", run_id: "run", requested_by: "test" },
};
let docker: DockerEngine;
const adapter = (change: object = {}) =>
  dockerAdapter({ socket: docker.socket, container: "web", ...change });
const overHttp = (change: object = {}) =>
  dockerAdapter({ url: docker.url, container: "web", allow_private: true, ...change });

beforeAll(async () => {
  docker = await startDockerEngine("web");
});
afterAll(() => docker.close());
beforeEach(() => docker.reset());

/** Restarts once with the evidence of an intent, as the engine does. */
async function restart(timeoutMilliseconds?: number) {
  const before = await adapter().readEvidence(limits());
  const outcome = await adapter().perform(order, before, limits(timeoutMilliseconds));
  const after = await adapter().readEvidence(limits());
  return { before, outcome, after, effect: adapter().judgeEffect(before, after) };
}

describe.each([
  ["a unix socket", adapter],
  ["a socket proxy", overHttp],
])("over %s", (_what, open) => {
  test("a restart is running, started later, and called by the id that was read", async () => {
    const before = await open().readBefore(limits());
    expect(before).toMatchObject({ evidence: { status: "running", health: "healthy" } });
    const evidence = "evidence" in before ? before.evidence : null;
    expect(await open().perform(order, evidence, limits())).toMatchObject({ result: "ok" });
    const after = await open().readEvidence(limits());
    expect(open().judgeEffect(evidence, after)).toBe("done");
    expect(docker.calls.find((call) => call.startsWith("POST"))).toBe(
      `POST /containers/${docker.container.Id}/restart?t=1`,
    );
    expect(docker.restarts).toBe(1);
  });

  test("[exception 7] a container that is not there is a set-up fault that names it", async () => {
    const outcome = await open({ container: "wbe" }).perform(order, null, limits());
    expect(outcome).toMatchObject({ result: "failed", fault: "config" });
    expect(outcome.detail).toContain("no container wbe");
    expect(docker.restarts).toBe(0);
  });
});

test("a restart that has taken effect already is not done again", async () => {
  const { before } = await restart();
  expect(await adapter().perform(order, before, limits())).toMatchObject({ result: "ok" });
  expect(docker.restarts).toBe(1);
});

test("the container gets no more time to stop than fits into the step", async () => {
  await restart(30_000);
  expect(docker.calls.at(-3)).toContain("?t=10");
});

test("[exception 1] a socket that is not there is a failure without effect", async () => {
  const outcome = await adapter({ socket: "/nowhere/docker.sock" }).perform(order, null, limits());
  expect(outcome).toMatchObject({ result: "failed", fault: "unreachable" });
});

const dropped: DockerFault = (response) => response.socket?.destroy();
test.each<[string, DockerFault]>([
  [
    "[exception 4] a reply that was lost after the restart",
    (response, act) => {
      act();
      dropped(response, act);
    },
  ],
  [
    "[exception 5] a 500 although the container was restarted",
    (response, act) => {
      act();
      json(response, 500, { message: "context canceled" });
    },
  ],
  [
    "[exception 10] an answer without end",
    (response, act) => {
      act();
      response.writeHead(200);
      const timer = setInterval(() => response.write("x".repeat(60_000)), 5);
      response.on("close", () => clearInterval(timer));
    },
  ],
])("%s is judged by what the container shows", async (_what, fault) => {
  docker.onRestart = fault;
  const { outcome, effect } = await restart();
  expect(outcome).toMatchObject({ result: "ok" });
  expect(effect).toBe("done");
  expect(docker.restarts).toBe(1);
});

test.each<[string, DockerFault]>([
  ["[exception 2] a connection that broke", dropped],
  ["[exception 3] an answer that never came", () => {}],
  ["[exception 5] a 500", (response) => json(response, 500, { message: "no space" })],
])("%s and no new start is unknown, and nothing is asked twice", async (_what, fault) => {
  docker.onRestart = fault;
  const { outcome, effect } = await restart(1200);
  expect(outcome).toMatchObject({ result: "unknown" });
  expect(effect).toBe("none");
  expect(docker.calls.filter((call) => call.startsWith("POST"))).toHaveLength(1);
});

test("[exception 3] a restart that comes later than its reply is waited for", async () => {
  docker.onRestart = (response, act) => {
    response.socket?.destroy();
    setTimeout(act, 700);
  };
  expect(await restart()).toMatchObject({ outcome: { result: "ok" }, effect: "done" });
});

test("[exception 8] a container that is busy is waited for and asked again", async () => {
  docker.onRestart = (response) => {
    docker.onRestart = null;
    json(response, 409, { message: "container is being removed" });
  };
  expect(await restart()).toMatchObject({ outcome: { result: "ok" } });
  expect(docker.restarts).toBe(1);
});

test("[exception 8] a container that stays busy is a failure without effect", async () => {
  const busy: DockerFault = (response) => {
    docker.onRestart = busy;
    json(response, 409, { message: "container is being removed" });
  };
  docker.onRestart = busy;
  const { outcome, effect } = await restart(1000);
  expect(outcome).toMatchObject({ result: "failed", fault: "busy" });
  expect(effect).toBe("none");
});

test.each([401, 403])("[exception 6] an answer %i is a set-up fault", async (status) => {
  docker.onRestart = (response) => json(response, status, { message: "not allowed" });
  const { outcome } = await restart();
  expect(outcome).toMatchObject({ result: "failed", fault: "config" });
  expect(outcome.detail).toContain("not allowed");
});

test("[exception 9] a proxy that asks for time is given it", async () => {
  const busy: DockerFault = (response) => {
    docker.onRestart = busy;
    json(response, 429, {}, { "retry-after": "7" });
  };
  docker.onRestart = busy;
  expect((await restart(800)).outcome).toMatchObject({ fault: "busy", retry_after_seconds: 7 });
});

test("a container that was stopped and does not start again is a failure", async () => {
  docker.onRestart = (response) => {
    docker.container.State.Status = "exited";
    json(response, 500, { message: "port is already allocated" });
  };
  const { outcome, effect } = await restart();
  expect(outcome).toMatchObject({ result: "failed", fault: "refused" });
  expect(outcome.detail).toContain("port is already allocated");
  expect(effect).toBe("half");
});

test("what a worker left stopped is driven to running", async () => {
  const before = await adapter().readEvidence(limits());
  docker.container.State.Status = "exited";
  expect(adapter().judgeEffect(before, await adapter().readEvidence(limits()))).toBe("half");
  expect(await adapter().perform(order, before, limits())).toMatchObject({ result: "ok" });
});

test("a container that took over the name is not the one that is restarted", async () => {
  const before = await adapter().readEvidence(limits());
  docker.container.Id = "b".repeat(64);
  const outcome = await adapter().perform(order, before, limits());
  expect(outcome).toMatchObject({ result: "failed", fault: "config" });
  expect(docker.restarts).toBe(0);
});

test.each<[string, (response: Parameters<DockerFault>[0]) => void]>([
  ["garbage", (response) => response.end("<html>")],
  ["JSON of something else", (response) => json(response, 200, { Id: "x" })],
  ["a body that is too large", (response) => response.end(`{"Id":"${"x".repeat(100_000)}"}`)],
])("[exception 10] %s instead of a container leaves everything unread", async (_what, answer) => {
  docker.onRead = answer;
  expect(await adapter().readBefore(limits())).toMatchObject({ fault: "unknown" });
  expect(await adapter().readEvidence(limits())).toBeNull();
  expect(adapter().judgeEffect(null, null)).toBe("unreadable");
  const outcome = await adapter().perform(order, null, limits(600));
  expect(outcome).toMatchObject({ result: "unknown" });
  expect(docker.restarts).toBe(0);
});

test.each([
  ["running", "healthy", true],
  ["running", "none", true],
  ["running", "unhealthy", false],
  ["exited", "healthy", false],
])("a container that is %s and %s is alive: %s", async (Status, health, alive) => {
  Object.assign(docker.container.State, { Status, Health: { Status: health } });
  expect(await adapter().readLiveness(limits())).toMatchObject({ alive });
});

test("a check says how the container is and changes nothing", async () => {
  expect(await adapter().check(limits())).toEqual({
    ok: true,
    detail: "web is running and healthy.",
  });
  expect(await adapter({ container: "wbe" }).check(limits())).toMatchObject({ ok: false });
  expect(docker.restarts).toBe(0);
});

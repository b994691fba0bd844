import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Order } from "#lib/recovery/http-request.ts";
import { kubernetesAdapter } from "#lib/recovery/internal/adapters/kubernetes.ts";
import { makeCertificates, opensslMissing } from "#tests/support/certificates.ts";
import { json } from "#tests/support/docker-engine.ts";
import { type KubernetesApi, startKubernetesApi } from "#tests/support/kubernetes-api.ts";

if (opensslMissing) process.stdout.write(`Not run: ${opensslMissing}\n`);

const limits = (timeoutMilliseconds = 6000) => ({
  timeoutMilliseconds,
  signal: new AbortController().signal,
});
const order: Order = {
  ...{ action: "restart", params: null, idempotency_key: "run.0.1", service: "shop" },
  ...{ environment: "production", run_id: "run", requested_by: "test" },
};

describe.runIf(opensslMissing === null)("a deployment behind an API server", () => {
  let cluster: KubernetesApi;
  const adapter = (change: object = {}) =>
    kubernetesAdapter({
      ...{ api: cluster.api, namespace: "shop", deployment: "web", token: "correct-token" },
      ...{ ca: cluster.certificates.ca, allow_private: true },
      ...change,
    });
  const readBefore = async () => {
    const before = await adapter().readBefore(limits());
    if ("fault" in before) throw new Error(before.detail);
    return before.evidence;
  };
  async function restart(timeoutMilliseconds?: number) {
    const before = await readBefore();
    // The moment that was kept is told from the moment of the call.
    await sleep(5);
    const outcome = await adapter().perform(order, before, limits(timeoutMilliseconds));
    const after = await adapter().readEvidence(limits());
    return { before, outcome, after, effect: adapter().judgeEffect(before, after) };
  }

  beforeAll(async () => {
    cluster = await startKubernetesApi();
  });
  afterAll(() => cluster?.close());
  beforeEach(() => cluster.reset());

  test("is restarted by its template's annotation and waited for until all pods are new", async () => {
    const { before, outcome, after, effect } = await restart();
    expect(outcome).toMatchObject({ result: "ok" });
    expect(effect).toBe("done");
    expect(before).toMatchObject({ generation: 4, restarted_at: null });
    expect(after).toMatchObject({
      ...{ generation: 5, observed_generation: 5, updated_replicas: 2, available_replicas: 2 },
      restarted_at: before?.restart_as,
    });
    expect(cluster.patches).toEqual([
      {
        query: "fieldManager=paramedic",
        type: "application/strategic-merge-patch+json",
        moment: before?.restart_as,
      },
    ]);
  });

  test("is not restarted again when the same attempt is performed again", async () => {
    const { before } = await restart();
    expect(await adapter().perform(order, before, limits())).toMatchObject({ result: "ok" });
    expect(cluster.deployment.metadata.generation).toBe(5);
  });

  test("[exception 4] whose patch was taken and whose reply was lost is restarted once", async () => {
    cluster.onPatch = (response, act) => {
      act();
      response.socket?.destroy();
    };
    expect(await restart()).toMatchObject({ outcome: { result: "ok" }, effect: "done" });
    expect(cluster.deployment.metadata.generation).toBe(5);
  });

  test("[exception 2] whose patch was lost is patched again with the same moment", async () => {
    cluster.onPatch = (response) => response.socket?.destroy();
    expect(await restart()).toMatchObject({ outcome: { result: "ok" }, effect: "done" });
    expect(new Set(cluster.patches.map(({ moment }) => moment)).size).toBe(1);
    expect(cluster.deployment.metadata.generation).toBe(5);
  });

  test("[exception 5] that answers 500 and was patched all the same is judged by what it shows", async () => {
    cluster.onPatch = (response, act) => {
      act();
      json(response, 500, { message: "etcdserver: request timed out" });
    };
    expect(await restart()).toMatchObject({ outcome: { result: "ok" }, effect: "done" });
    expect(cluster.deployment.metadata.generation).toBe(5);
  });

  test("[exception 3] that is not rolled out in time is unknown, half done, and gone on with", async () => {
    cluster.rollOut = () => {
      Object.assign(cluster.deployment.status, { observedGeneration: 5, updatedReplicas: 1 });
    };
    const { before, outcome, effect } = await restart(1200);
    expect(outcome).toMatchObject({ result: "unknown" });
    expect(outcome.detail).toContain("1 of them new");
    expect(effect).toBe("half");
    Object.assign(cluster.deployment.status, { updatedReplicas: 2 });
    expect(await adapter().perform(order, before, limits())).toMatchObject({ result: "ok" });
    expect(cluster.patches).toHaveLength(1);
  });

  test("[exception 54] whose rollout is given up by the controller is a failure with its reason", async () => {
    cluster.rollOut = () => {
      const message = 'ReplicaSet "web-5d" has timed out progressing.';
      const reason = "ProgressDeadlineExceeded";
      Object.assign(cluster.deployment.status, {
        ...{ observedGeneration: 5, updatedReplicas: 1 },
        conditions: [{ type: "Progressing", status: "False", reason, message }],
      });
    };
    const { outcome } = await restart();
    expect(outcome).toMatchObject({ result: "failed", fault: "refused" });
    expect(outcome.detail).toContain("ProgressDeadlineExceeded: ReplicaSet");
  });

  test("that had given up before may be restarted, since that was an older template", async () => {
    const { conditions } = cluster.deployment.status;
    Object.assign(conditions[0] ?? {}, { status: "False", reason: "ProgressDeadlineExceeded" });
    cluster.rollOut = () => {
      const done = { observedGeneration: 5, replicas: 2, updatedReplicas: 2, availableReplicas: 2 };
      setTimeout(() => Object.assign(cluster.deployment.status, done), 900);
    };
    expect(await restart()).toMatchObject({ outcome: { result: "ok" } });
  });

  test("that is paused is not touched", async () => {
    cluster.deployment.spec.paused = true;
    expect(await restart()).toMatchObject({ outcome: { fault: "refused" }, effect: "none" });
    expect(cluster.patches).toEqual([]);
  });

  test.each([
    ["[exception 6] 403", 403, {}, { fault: "config" }],
    ["[exception 8] 409", 409, {}, { fault: "busy" }],
    ["[exception 9] 429", 429, { "retry-after": "9" }, { fault: "busy", retry_after_seconds: 9 }],
  ])(
    "that answers a patch with %s is a failure without effect",
    async (_what, status, headers, outcome) => {
      cluster.onPatch = (response) => json(response, status, { message: "no" }, headers);
      expect(await restart()).toMatchObject({ outcome, effect: "none" });
    },
  );

  test("[exception 7] that is not there is a set-up fault that names it", async () => {
    const outcome = await adapter({ deployment: "wbe" }).perform(order, null, limits());
    expect(outcome).toMatchObject({ result: "failed", fault: "config" });
    expect(outcome.detail).toContain("no deployment shop/wbe");
  });

  test("[exception 6] with a wrong token is a set-up fault", async () => {
    const before = await adapter({ token: "wrong-token" }).readBefore(limits());
    expect(before).toMatchObject({ fault: "config" });
  });

  test("with the certificate of another authority gets neither the token nor a call", async () => {
    for (const ca of [makeCertificates().ca, undefined]) {
      const before = await adapter({ ca }).readBefore(limits());
      expect(before).toMatchObject({ fault: "config" });
    }
    expect(cluster.calls).toBe(0);
  });

  test.each([
    ["garbage", "<html>"],
    ["something else", '{"kind":"Status"}'],
    ["a body without end", `{"metadata":{"generation":1},"x":"${"x".repeat(2_000_000)}"}`],
  ])("[exception 10] that answers %s stays unread", async (_what, body) => {
    cluster.onRead = (response) => response.end(body);
    expect(await adapter().readBefore(limits())).toMatchObject({ fault: "unknown" });
    expect(await adapter().readEvidence(limits())).toBeNull();
  });

  test("is alive while a pod is available", async () => {
    expect(await adapter().readLiveness(limits())).toMatchObject({ alive: true });
    expect(await adapter().check(limits())).toEqual({
      ok: true,
      detail: "web has 2 of 2 pods available.",
    });
    cluster.deployment.status.availableReplicas = 0;
    expect(await adapter().readLiveness(limits())).toMatchObject({ alive: false });
  });
});

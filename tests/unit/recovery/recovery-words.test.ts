import { describe, expect, test } from "vitest";
import { describeAction } from "#components/recovery/describe-action.ts";
import {
  describeLimits,
  describeTrigger,
  describeVerification,
} from "#components/recovery/describe-scenario.ts";
import { prepareEvidence } from "#components/recovery/prepare-evidence.ts";
import { describeTarget, readTargetConfig } from "#components/recovery/read-target.ts";
import { CreateScenario, Verify } from "#lib/recovery/schemas.ts";
import { Trigger } from "#lib/recovery/trigger-schemas.ts";
import { planWords } from "#tests/support/plan-words.ts";
import { wordsOf } from "#tests/support/words.ts";

const { actions, plan: words, language } = planWords;
const addresses = wordsOf("recovery.targetAddress");
const evidence = wordsOf("recovery.evidence");

describe("a plan in words", () => {
  test("says which errors start it", () => {
    const trigger = Trigger.parse({ error_codes: ["A", "B"], count: 3, window_seconds: 60 });
    expect(describeTrigger(words, trigger, language)).toBe("3 × A or B within 60 s");
    expect(
      describeTrigger(words, { ...trigger, error_codes: [], window_seconds: 600 }, language),
    ).toBe("3 × any error within 10 min");
  });

  test("says when it helped", () => {
    expect(describeVerification(words, Verify.parse({}), language)).toBe(
      "no error in each of 3 windows of 20 s, and a sign of life",
    );
  });

  test("says what holds it back", () => {
    const trigger = { count: 1, window_seconds: 1 };
    const steps = [{ action: "restart", target: "web" }];
    const plan = CreateScenario.parse({ name: "a", service: "a", trigger, steps });
    expect(describeLimits(words, plan, language)).toBe(
      "At most 3 attempts on a target within 30 min, 5 min of rest after each run; asks after 2 relapses",
    );
  });

  test("names the request of a call over HTTP", () => {
    const params = { method: "DELETE", path: "/cache" } as const;
    expect(describeAction(actions, { action: "http", target: "web-admin", params })).toBe(
      "Call web-admin: DELETE /cache",
    );
  });
});

test("names the setting that is changed", () => {
  const call = { action: "adjust-config", target: "web-admin" } as const;
  expect(describeAction(actions, { ...call, params: { key: "pool_size", value: 40 } })).toBe(
    "Adjust the configuration of web-admin: pool_size becomes 40",
  );
  const long = describeAction(actions, { ...call, params: { key: "a", value: "x".repeat(4000) } });
  expect(long.length).toBeLessThan(120);
});

test("says where a target is", () => {
  const socket = "/var/run/docker.sock";
  expect(describeTarget(addresses, { type: "docker", config: { socket, container: "web" } })).toBe(
    "web at /var/run/docker.sock",
  );
  const config = { api: "https://10.0.0.5:6443", namespace: "shop", deployment: "web" };
  expect(describeTarget(addresses, { type: "kubernetes", config })).toBe(
    "web in namespace shop at https://10.0.0.5:6443",
  );
});

describe("evidence side by side", () => {
  test("marks what changed and tells moments as moments", () => {
    const rows = prepareEvidence(
      evidence,
      { statename: "RUNNING", start: 0, pid: 7 },
      { statename: "RUNNING", start: 1_790_000_000, pid: 9 },
    );
    expect(rows).toEqual([
      { name: "state", before: "RUNNING", after: "RUNNING", changed: false },
      { name: "started", before: "–", after: "2026-09-21 14:13:20 UTC", changed: true },
      { name: "process id", before: "7", after: "9", changed: true },
    ]);
  });

  test("leaves out what an adapter keeps for itself", () => {
    const rows = prepareEvidence(
      evidence,
      { restarted_at: null, restart_as: "2026-11-28T10:00:00Z" },
      { restarted_at: "2026-11-28T10:00:00Z" },
    );
    expect(rows.map(({ name }) => name)).toEqual(["restart asked for"]);
  });

  test("says nothing of a target that shows none", () => {
    expect(prepareEvidence(evidence, null, null)).toEqual([]);
  });

  test("marks nothing while the call is open", () => {
    expect(prepareEvidence(evidence, { pid: 7 }, null)[0]?.changed).toBe(false);
  });
});

test("a secret left empty is left out, so that the stored one stays", () => {
  const values = new FormData();
  values.set("config.base_url", "https://web.example.com");
  values.set("config.secret", "");
  values.set("config.program", "of another type");
  expect(readTargetConfig("http", values)).toEqual({ base_url: "https://web.example.com" });
});

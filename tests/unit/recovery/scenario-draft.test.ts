import { describe, expect, test } from "vitest";
import { parseParams, writeParams } from "#components/recovery/read-params.ts";
import { toDraft, toPlan } from "#components/recovery/scenario-draft.ts";
import { CreateScenario } from "#lib/recovery/schemas.ts";

const scenario = CreateScenario.parse({
  name: "restart-web",
  service: "web",
  mode: "suggest",
  trigger: { error_codes: ["TIMEOUT", "DB_CONNECTION_FAILED"], count: 3, window_seconds: 60 },
  steps: [
    { action: "restart", target: "web-1", timeout_seconds: 30 },
    {
      action: "http",
      target: "web-admin",
      params: { path: "/cache", method: "DELETE", body: { all: true } },
    },
    {
      action: "adjust-config",
      target: "web-admin",
      params: { key: "pool_size", value: 40, revert: false, path: "/settings/pool_size" },
    },
    { action: "adjust-config", target: "web-admin", params: { body: { pool_size: 40 } } },
  ],
  verify: { max_count: 2, probe: { url: "https://web.example.com/health", expect_status: 204 } },
  escalate_to: ["ops", "on call"],
});
const { name, service, environment } = scenario;

describe("a plan in a form", () => {
  test("comes out as it went in", () => {
    const kept = CreateScenario.parse({ name, service, environment, ...toPlan(toDraft(scenario)) });
    expect(kept).toEqual(scenario);
  });

  test("keeps what is no number, so that the API can say so at its field", () => {
    const typed = toPlan({ ...toDraft(scenario), count: "three", cooldown_seconds: "" });
    const { error } = CreateScenario.safeParse({ name, service, ...typed });
    expect(error?.issues.map(({ path, message }) => [path.join("."), message])).toEqual([
      ["trigger.count", "Give a number."],
      ["cooldown_seconds", "Give a number."],
    ]);
  });

  test.each([
    ["40", 40],
    [" true ", true],
    ["null", null],
    ["wide open", "wide open"],
    ['"40"', "40"],
    ['""', ""],
    ['{"size":2}', { size: 2 }],
    ['" padded "', " padded "],
  ])("reads the value %s, and writes it again", (typed, value) => {
    const text = { ...writeParams(undefined), key: "size", value: typed };
    expect(parseParams(text)).toEqual({ key: "size", value });
    expect(writeParams({ key: "size", value })).toEqual({ ...text, value: typed.trim() });
  });

  test("leaves an empty value out, so that the API can say so", () => {
    const text = { ...writeParams(undefined), key: "size", method: "POST", body: "{" };
    expect(parseParams(text)).toEqual({ key: "size" });
  });

  test("forgets the setting of another action", () => {
    const draft = toDraft(scenario);
    const steps = draft.steps.map((step) => ({ ...step, action: "restart" as const }));
    expect(toPlan({ ...draft, steps }).steps[2]).not.toHaveProperty("params.key");
  });

  test("has no probe where none is typed in", () => {
    expect(toPlan({ ...toDraft(scenario), probe_url: "  " }).verify.probe).toBeNull();
  });
});

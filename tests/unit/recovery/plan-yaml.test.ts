import { describe, expect, test } from "vitest";
import * as yaml from "yaml";
import { describePlan } from "#components/recovery/describe-plan.ts";
import { Plan } from "#components/recovery/plan-schema.ts";
import {
  fitsForm,
  locateFaults,
  readPlan,
  rewritePlan,
  writePlan,
} from "#components/recovery/plan-yaml.ts";
import { toPlan } from "#components/recovery/scenario-draft.ts";
import { Trigger } from "#lib/recovery/trigger-schemas.ts";
import { planWords } from "#tests/support/plan-words.ts";
import { wordsOf } from "#tests/support/words.ts";

const faultWords = wordsOf("recovery.planYaml");

const plan = Plan.parse({
  mode: "suggest",
  trigger: { error_codes: ["TIMEOUT", "yes", "0123"], count: 3, window_seconds: 60 },
  steps: [
    { action: "restart", target: "web-1", timeout_seconds: 30 },
    {
      action: "http",
      target: "web-admin",
      params: { path: "/cache", method: "DELETE", body: { all: true, note: "a: b # c\nd" } },
    },
    { action: "adjust-config", target: "web-admin", params: { key: "pool", value: "40" } },
  ],
  verify: { probe: { url: "https://web.example.com/health", expect_status: 204 } },
  escalate_to: ["ops", "on call"],
});

function must(text: string) {
  const read = readPlan(faultWords, yaml, text);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read;
}
const faultsOf = (text: string) => {
  const read = readPlan(faultWords, yaml, text);
  return read.ok ? [] : read.faults;
};

describe("a plan as YAML", () => {
  test("stands in the order in which a run goes through it", () => {
    const keys = [...writePlan(yaml, plan).matchAll(/^(\w+):/gm)].map(([, key]) => key);
    expect(keys).toEqual([
      "trigger",
      ...["cooldown_seconds", "max_attempts", "attempts_window_seconds", "max_flaps", "four_eyes"],
      ...["steps", "verify", "escalate_to", "mode"],
    ]);
  });

  test.each(
    [
      { kind: "count", count: 2, window_seconds: 30 },
      { kind: "rate", count: 2, window_seconds: 30, factor: 2.5, pattern: "(?i)time" },
      { kind: "share", count: 2, window_seconds: 30, share_percent: 12.5, error_codes: ["A"] },
      { kind: "absence", window_seconds: 600, monitor: "nightly" },
      { kind: "new-issue", error_codes: ["A"] },
      { kind: "regressed-issue" },
    ].map((trigger) => [trigger.kind, trigger]),
  )("goes from text to form and back without loss: %s", (_kind, trigger) => {
    const whole = { ...plan, trigger: Trigger.parse(trigger) };
    const first = must(writePlan(yaml, whole));
    expect(first.plan).toEqual(whole);
    expect(fitsForm(first.plan, first.draft)).toBe(true);
    const second = must(writePlan(yaml, toPlan(first.draft)));
    expect(second.plan).toEqual(whole);
  });

  test("keeps what its author wrote beside parts that the form did not change", () => {
    const text = `# ours\n${writePlan(yaml, plan).replace("max_attempts: 3", "max_attempts: 3 # never more")}`;
    const { draft } = must(text);
    expect(rewritePlan(yaml, text, toPlan(draft))).toBe(text);
    const changed = rewritePlan(yaml, text, toPlan({ ...draft, cooldown_seconds: "60" }));
    expect(changed).toContain("# never more");
    expect(changed).toContain("# ours");
    expect(must(changed).plan).toEqual({ ...plan, cooldown_seconds: 60 });
  });

  test("is written anew where an alias needs an anchor that the form has replaced", () => {
    const text = writePlan(yaml, plan)
      .replace("count: 3", "count: &three 3")
      .replace("max_attempts: 3", "max_attempts: *three");
    const { draft } = must(text);
    const changed = rewritePlan(yaml, text, toPlan({ ...draft, count: "5" }));
    expect(must(changed).plan).toEqual({ ...plan, trigger: { ...plan.trigger, count: 5 } });
  });

  test("is JSON as well", () => {
    expect(must(JSON.stringify(plan)).plan).toEqual(plan);
  });

  test("says when the form cannot hold all of it", () => {
    const { plan: read, draft } = must(
      writePlan(yaml, {
        ...plan,
        trigger: Trigger.parse({ error_codes: ["a,b"], count: 1, window_seconds: 5 }),
      }),
    );
    expect(fitsForm(read, draft)).toBe(false);
  });
});

describe("a fault", () => {
  const text = writePlan(yaml, plan);
  const lineOf = (part: string) => text.split("\n").findIndex((line) => line.includes(part)) + 1;

  test.each([
    ["of a value", "count: 3", "count: three", "trigger.count", "Give a number."],
    ["of a step", "target: web-1", "target: -web", "steps.0.target", /Use letters/],
    [
      "of a key that is none",
      "cooldown_seconds:",
      "cool_down:",
      "cool_down",
      "There is no such key.",
    ],
    [
      "deep inside",
      "expect_status: 204",
      "expect_status: 42",
      "verify.probe.expect_status",
      "Give 100 or more.",
    ],
  ])("%s stands at its line", (_what, good, bad, path, message) => {
    const [fault] = faultsOf(text.replace(good, bad));
    const line = lineOf(good);
    expect(fault).toMatchObject({ line, path });
    expect(fault?.message).toMatch(message);
  });

  test("of the syntax stands where the text breaks off", () => {
    expect(faultsOf("mode: auto\nsteps: [\n")).toMatchObject([{ path: "", line: 3 }]);
    expect(faultsOf("mode: auto\nmode: off\n")).toMatchObject([{ line: 2, path: "" }]);
    expect(faultsOf("3")).toMatchObject([{ line: 1, message: "Give one plan, with its keys." }]);
    expect(faultsOf("")).toMatchObject([{ line: 1 }]);
  });

  test("of a part that is missing stands at what would hold it", () => {
    const [fault] = faultsOf(
      text.replace("- action: restart\n    target: web-1", "- target: web-1"),
    );
    expect(fault).toMatchObject({ path: "steps.0.action", line: lineOf("action: restart") });
  });

  test("that the server found stands at its line, too", () => {
    const errors = [{ path: "steps.1", message: "There is no target named web-admin." }];
    const [fault] = locateFaults(yaml, text, errors);
    expect(fault).toMatchObject({ ...errors[0], line: lineOf("action: http") });
  });

  test("of a text that grows when it is read is told, not followed", () => {
    const bomb = [
      "a: &a [x,x,x,x,x,x,x,x,x]",
      "b: &b [*a,*a,*a,*a,*a,*a,*a,*a]",
      "c: [*b,*b,*b,*b,*b,*b]",
    ];
    expect(faultsOf(bomb.join("\n"))).toMatchObject([{ line: 1 }]);
  });

  test("of an alias that leads into itself is told, not followed", () => {
    const alias = [{ line: 1, path: "", message: expect.stringMatching(/alias .* into itself/) }];
    expect(faultsOf("&a\nmode: auto\nsteps: [*a]\n")).toEqual(alias);
    expect(faultsOf(`${text}params: &p\n  inner: *p\n`)).toEqual(alias);
  });
});

test("a plan is said in one breath, from its trigger to its mode", () => {
  expect(describePlan(planWords, plan)).toBe(
    'Starts when 3 errors of TIMEOUT or yes or 0123 arrive within 1 min. Then it does this: restart web-1; if that does not help, call web-admin: DELETE /cache; if that does not help, adjust the configuration of web-admin: pool becomes "40". It helped when there is no error in each of 3 windows of 20 s, and https://web.example.com/health answers 204. Hand over to ops and on call if nothing helped. At most 3 attempts on a target within 30 min, 5 min of rest after each run; asks after 2 relapses. In mode Suggest it asks somebody to approve before it acts.',
  );
});

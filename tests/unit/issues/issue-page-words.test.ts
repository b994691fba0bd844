import { expect, test } from "vitest";
import { describeActivity } from "#components/issues/describe-activity.ts";
import { describeMuteEnd, prepareUndo } from "#components/issues/describe-handling.ts";
import { writeFence, writeIssueMarkdown } from "#components/issues/issue-markdown.ts";
import { prepareMuteOptions } from "#components/issues/mute-options.ts";
import { prepareRequest } from "#components/issues/request-steps.ts";
import {
  groupCalls,
  nameOfCall,
  placeOfCall,
  writeStackMarkdown,
} from "#components/issues/stack-text.ts";
import { prepareHandling } from "#lib/issues/mute.ts";
import { ChangeIssue, type Issue } from "#lib/issues/schemas.ts";
import type { StackCall } from "#lib/issues/stack-schemas.ts";
import { wordsOf } from "#tests/support/words.ts";

const activity = wordsOf("issues.activity");
const figures = wordsOf("issues.figures");
const t = wordsOf("issues.stack");
const at = "2026-11-29T06:00:00.000Z";
const call = (name: string | null, in_app: boolean, line: number | null = 3): StackCall => ({
  ...{ function: name, module: null, file: "/app/a.js", line, column: null, in_app, source: null },
});
const issue: Issue = {
  ...{ id: "i", service: "cart", environment: "production", environments: ["production"] },
  ...{ error_code: "CART", title: "no\n total", level: "error", state: "muted", count: 1200 },
  ...{ users: 3, first_seen: at, last_seen: at, fingerprint: "f", why: "w", merged: 0 },
  ...{ assignee: { id: "u", name: "Ann" }, muted_until: null, muted_count: 0 },
  muted_until_regression: false,
};

test.each([
  [{ state: "resolved" }, "resolved it"],
  [{ state: "muted", muted_count: 1000 }, "muted it for 1,000 more records"],
  [{ state: "muted", muted_until_regression: true }, "muted it until it comes back"],
  [{ state: "muted", muted_until: at }, "muted it"],
  [{ assignee: { id: "u", name: "Bob" } }, "gave it to Bob"],
  [{ assignee: { id: "u", name: "ann" } }, "took it"],
  [{ assignee: null }, "took away who looks after it"],
  [{ state: "open", assignee: null }, "reopened it and took away who looks after it"],
  [{ state: "new word" }, "set it to new word"],
  ["nothing that is known", "changed it"],
])("the change to %j is told as “%s”", (after, words) => {
  const told = describeActivity(activity, {
    ...{ kind: "changed", action: "change-issue", actor: "ann", at, before: {}, after },
  });
  expect(told).toMatchObject({ actor: "ann", words });
});

test("merges and splits name what they moved, and what happens by itself has nobody", () => {
  const tell = (action: string, after: unknown) =>
    describeActivity(activity, { kind: "changed", actor: "ann", action, at, before: {}, after })
      ?.words;
  expect(tell("merge-issues", { merged: [{ title: "a" }, { title: "b" }] })).toBe(
    "merged “a”, “b”",
  );
  expect(tell("split-issue", { split: [{ title: "a" }] })).toBe("split off “a”");
  expect(tell("split-issue", {})).toBe("split off issues");
  expect(describeActivity(activity, { kind: "regressed", at })).toEqual({
    ...{ actor: null, words: "Came back after it was resolved" },
  });
});

test("what undo asks for is what the issue had, and is a right change", () => {
  const states: [Partial<Issue>, ChangeIssue][] = [
    [{ state: "regressed" }, { state: "open" }],
    [{ state: "resolved" }, { state: "resolved" }],
    [{ muted_count: 7 }, { state: "muted", muted_count: 7 }],
    [
      { muted_count: null, muted_until: at },
      { state: "muted", muted_until: at },
    ],
    [{ muted_count: 0 }, { state: "muted", muted_count: 1 }],
  ];
  for (const [parts, change] of states) {
    const undo = prepareUndo({ ...issue, ...parts });
    expect(undo).toEqual(change);
    expect(ChangeIssue.safeParse(undo).success).toBe(true);
  }
});

test("every way to mute that the menu offers is a right change that mutes", () => {
  const now = new Date(at);
  const options = prepareMuteOptions(wordsOf("issues.handling"), now).flatMap(
    (group) => group.options,
  );
  expect(options.length).toBeGreaterThan(5);
  for (const { change } of options) {
    expect(ChangeIssue.safeParse(change).success).toBe(true);
    expect(prepareHandling(change, issue, now)).toMatchObject({ state: "muted" });
  }
  expect(describeMuteEnd(figures, { muted_count: 1, muted_until_regression: false })).toBe(
    "for 1 more record",
  );
});

test("calls of libraries stand together, unless there is nothing but libraries", () => {
  const calls = [call("own", true), call("a", false), call("b", false), call("own", true)];
  expect(groupCalls(calls).map((group) => [group.in_app, group.calls.length])).toEqual([
    ...[[true, 1] as const, [false, 2] as const, [true, 1] as const],
  ]);
  expect(groupCalls([call("a", false), call("b", false)]).map(({ in_app }) => in_app)).toEqual([
    ...[true, true],
  ]);
});

test("a call is named and placed as far as it is known", () => {
  expect(placeOfCall(t, { ...call("f", true), column: 5 })).toBe("/app/a.js:3:5");
  expect(placeOfCall(t, { ...call("f", true, null), column: 5 })).toBe("/app/a.js");
  expect(placeOfCall(t, { ...call("f", true), file: null })).toBe("somewhere:3");
  expect(nameOfCall(t, { ...call("add", true), module: "com.shop.Cart" })).toBe(
    "com.shop.Cart.add",
  );
  expect(nameOfCall(t, call(null, true))).toBe("(no name)");
});

test("a stack as Markdown shows own calls, counts the others, and names causes", () => {
  const errors = [
    { type: "E", message: "a\nb", calls: [call("own", true), call("x", false)] },
    { type: null, message: null, calls: [] },
  ];
  expect(writeStackMarkdown(t, { errors })).toBe(
    [
      ...["**E: a b**", "", "- `own` in `/app/a.js:3`", "- … 1 of libraries", ""],
      ...["Caused by **Error**", ""],
    ].join("\n"),
  );
});

test("no text ends the block of Markdown that it stands in", () => {
  expect(writeFence("a ```` b")).toBe("`````\na ```` b\n`````");
  const record = {
    message: "```\n# not a title",
    stack_trace: null,
    reference: "R",
    request_id: null,
  };
  const text = writeIssueMarkdown(wordsOf("issues"), issue, "https://x/issues/i", record);
  expect(text).toContain("## CART: no total\n");
  expect(text).toContain("- Records: 1,200, users: 3\n");
  expect(text).toContain("````\n```\n# not a title\n````");
});

test("a request's records are in order of time, in lanes by service, with their time since the first", () => {
  const record = (service_name: string, milliseconds: number, level: "error" | "info") => ({
    ...{ id: `${milliseconds}`, issue_id: "i", service_name, environment: "p", error_code: "E" },
    ...{ message: "m", level, timestamp: new Date(Date.parse(at) + milliseconds).toISOString() },
  });
  const { services, steps } = prepareRequest([
    ...[record("b", 12_345, "error"), record("a", 0, "info"), record("b", 1234, "error")],
  ]);
  expect(services).toEqual(["a", "b"]);
  expect(steps.map(({ offset, lane, is_error }) => [offset, lane, is_error])).toEqual([
    ...[["+0 ms", 0, false] as const, ["+1,234 ms", 1, true] as const],
    ["+12.3 s", 1, true],
  ]);
  expect(steps.at(-1)?.share).toBe(1);
  expect(prepareRequest([])).toEqual({ services: [], steps: [] });
});

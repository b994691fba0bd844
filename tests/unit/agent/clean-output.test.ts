import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cleanOutput } from "#lib/agent/clean-output.ts";
import { parseEvidence } from "#lib/agent/parse-evidence.ts";
import { HostEvidence } from "#lib/agent/protocol-schemas.ts";

describe("a program's output", () => {
  test.each([
    ["keeps lines and tabs", "a\tb\r\nc\n", "a\tb\nc"],
    ["loses colours", "\u001b[1;31mred\u001b[0m", "red"],
    ["loses a window's title", "\u001b]0;evil\u0007text", "text"],
    ["loses control and direction characters", "a\u0000b\u0008c\u202ed", "abcd"],
  ])("%s", (_, text, clean) => {
    expect(cleanOutput(text, [])).toBe(clean);
  });

  test("never shows a known secret, the longest first, nor cuts through words by short ones", () => {
    expect(cleanOutput("token=hunter22extra and hunter22", ["hunter22", "hunter22extra"])).toBe(
      "token=[removed] and [removed]",
    );
    expect(cleanOutput("a path to it", ["it"])).toBe("a path to it");
  });

  test("keeps its beginning and its end, within the limit", () => {
    const clean = cleanOutput(`first${"x".repeat(10_000)}last`, [], 100);
    expect(clean).toMatch(/^first.*\[…\].*last$/s);
    expect(clean.length).toBeLessThanOrEqual(100);
  });

  test("whatever comes, is within the limit and holds no control character", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => {
        const clean = cleanOutput(text, [], 60);
        expect(clean.length).toBeLessThanOrEqual(60);
        expect(clean.replaceAll("\n", "").replaceAll("\t", "")).not.toMatch(/\p{Cc}/u);
        expect(clean.isWellFormed()).toBe(true);
      }),
    );
  });
});

describe("what an evidence command printed", () => {
  test.each([
    ["a JSON object", '{"pid": 7, "state": "up"}', { pid: 7, state: "up" }],
    ["systemctl's lines", "MainPID=7\nInvocationID=ab12\n", { MainPID: "7", InvocationID: "ab12" }],
    ["a bare value", "1234\n", { output: "1234" }],
    ["nothing", "", { output: "" }],
    ["a nested object as text", '{"a":{"b":1}}', { output: '{"a":{"b":1}}' }],
  ])("%s becomes values to compare", (_, text, evidence) => {
    expect(parseEvidence(text)).toEqual(evidence);
  });

  test("long text is told apart by its hash", () => {
    const [one, other] = [
      parseEvidence(`${"x".repeat(300)}1`),
      parseEvidence(`${"x".repeat(300)}2`),
    ];
    expect(one.output).toBe(other.output);
    expect(one.sha256).not.toBe(other.sha256);
  });

  test("whatever it is, can be sent", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(HostEvidence.safeParse(parseEvidence(text)).success).toBe(true);
      }),
    );
  });
});

import { expect, test } from "vitest";
import { deriveCodeState } from "#components/insights/code-state.ts";
import { prepareBands, prepareMarks } from "#components/insights/recovery-marks.ts";
import { sortCodes } from "#components/insights/sort-codes.ts";
import type { IssueState } from "#lib/issues/schemas.ts";
import { RunDefinition } from "#lib/recovery/schemas.ts";
import { wordsOf } from "#tests/support/words.ts";

const words = wordsOf("insights.marks");

const place = { service: "cart", environment: "production" };

function code(...states: IssueState[]) {
  return { service: "cart", error_code: "TIMEOUT", environments: ["production"], states };
}

function liveRun(codes: string[], state: "ACTING" | "AWAITING_APPROVAL" = "ACTING") {
  const definition = RunDefinition.parse({
    ...place,
    name: "restart-cart",
    trigger: { error_codes: codes, count: 3, window_seconds: 60 },
    steps: [{ action: "restart", target: "cart-web" }],
  });
  return { ...place, state, live: true, definition };
}

function incident(opened_at: string, closed_at: string | null, error_codes = ["TIMEOUT"]) {
  return { ...place, error_codes, opened_at, closed_at };
}

test("what people decided about the issues of a code goes before everything else", () => {
  expect(deriveCodeState(code("muted"), [liveRun(["TIMEOUT"])], [])).toBe("muted");
  expect(deriveCodeState(code("resolved"), [], [])).toBe("resolved");
  expect(deriveCodeState(code("muted", "open"), [], [])).toBe("open");
  expect(deriveCodeState(code("open", "regressed"), [], [])).toBe("regressed");
});

test("a code is recovering while a run for it acts, not while one waits for approval", () => {
  expect(deriveCodeState(code("open"), [liveRun(["TIMEOUT"])], [])).toBe("recovering");
  expect(deriveCodeState(code("open"), [liveRun([])], [])).toBe("recovering");
  expect(deriveCodeState(code("open"), [liveRun(["OTHER"])], [])).toBe("open");
  expect(deriveCodeState(code("open"), [liveRun([], "AWAITING_APPROVAL")], [])).toBe("open");
  const elsewhere = { ...liveRun([]), environment: "staging" };
  expect(deriveCodeState(code("open"), [elsewhere], [])).toBe("open");
});

test("a code has recovered when its last incident has ended", () => {
  const ended = incident("2026-11-20T10:00:00Z", "2026-11-20T10:05:00Z");
  const open = incident("2026-11-20T11:00:00Z", null);
  expect(deriveCodeState(code("open"), [], [ended])).toBe("recovered");
  expect(deriveCodeState(code("open"), [], [ended, open])).toBe("open");
  expect(deriveCodeState(code("open"), [], [open, ended])).toBe("open");
  expect(deriveCodeState(code("open"), [], [{ ...ended, error_codes: ["OTHER"] }])).toBe("open");
});

test("codes stand by count, by growth with the new ones first, or by their last record", () => {
  const rows = [
    { id: "steady", count: 900, previous_count: 900, last_seen: "2026-11-20T10:00:00Z" },
    { id: "grown", count: 50, previous_count: 5, last_seen: "2026-11-20T12:00:00Z" },
    { id: "new", count: 2, previous_count: 0, last_seen: "2026-11-20T11:00:00Z" },
  ];
  const order = (sort: "count" | "change" | "last_seen") => sortCodes(rows, sort).map((r) => r.id);
  expect(order("count")).toEqual(["steady", "grown", "new"]);
  expect(order("change")).toEqual(["new", "grown", "steady"]);
  expect(order("last_seen")).toEqual(["grown", "new", "steady"]);
});

test("an open incident is a band up to the present", () => {
  const now = new Date("2026-11-20T12:00:00Z");
  expect(prepareBands(words, [incident("2026-11-20T11:00:00Z", null)], now)).toEqual([
    {
      from: "2026-11-20T11:00:00Z",
      to: "2026-11-20T12:00:00.000Z",
      label: "Incident of cart, TIMEOUT",
    },
  ]);
});

test("runs that acted are marks where they began; the others leave none", () => {
  const times = {
    created_at: "2026-11-20T11:00:00Z",
    started_at: "2026-11-20T11:00:01Z",
    ended_at: "2026-11-20T11:01:52Z",
  };
  const ended = { service: "cart", live: false, ...times };
  expect(
    prepareMarks(
      words,
      [
        { ...ended, state: "RECOVERED" },
        { ...ended, state: "ESCALATED" },
        { ...ended, state: "REJECTED" },
        { ...ended, state: "QUEUED", live: true, started_at: null, ended_at: null },
        { ...ended, state: "VERIFYING", live: true, ended_at: null },
      ],
      "en",
    ).map(({ label, tone }) => `${label}, ${tone}`),
  ).toEqual(["cart recovered in 1 min 52 s, good", "cart escalated, bad", "cart recovering, busy"]);
});

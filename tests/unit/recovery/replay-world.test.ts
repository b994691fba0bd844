import { describe, expect, test } from "vitest";
import {
  deriveSwitchStretches,
  deriveWindowStretches,
  readWorld,
} from "#lib/recovery/replay-world.ts";

const at = (text: string) => Date.parse(text) / 1000;
const day = { from: at("2026-11-02T00:00:00Z"), to: at("2026-11-17T00:00:00Z") };

describe("kill switches of the past", () => {
  const global = { scope: "global", reason: "storm" };
  const own = { scope: "service:web", reason: "release" };

  test("are engaged from one change to the next of their own scope", () => {
    const stretches = deriveSwitchStretches([
      { at: 10, engaged: true, ...own },
      { at: 20, engaged: true, ...global },
      { at: 30, engaged: true, ...global, reason: "still" },
      { at: 40, engaged: false, ...own, reason: "done" },
      { at: 50, engaged: false, ...global, reason: "over" },
      { at: 60, engaged: true, ...own },
    ]);
    expect(stretches).toEqual([
      { from: 10, to: 40, ...own },
      { from: 60, to: Number.POSITIVE_INFINITY, ...own },
      { from: 20, to: 30, ...global },
      { from: 30, to: 50, ...global, reason: "still" },
    ]);
    const world = { switches: stretches, maintenance: [] };
    expect([9, 10, 25, 45, 55, 60].map((time) => readWorld(world, time).engaged)).toEqual([
      ...[null, own, global, { ...global, reason: "still" }, null, own],
    ]);
  });
});

describe("maintenance windows of the past", () => {
  const weekly = {
    ...{ kind: "weekly" as const, days: [1], from: "23:00", to: "01:00", zone: "Europe/Berlin" },
  };
  const kept = { reason: "patches", schedule: weekly, created_at: 0, ended_at: null };

  test("of every week were open each time, over midnight, by the clocks of their place", () => {
    expect(deriveWindowStretches(kept, day)).toEqual([
      { from: at("2026-11-02T22:00:00Z"), to: at("2026-11-03T00:00:00Z"), reason: "patches" },
      { from: at("2026-11-09T22:00:00Z"), to: at("2026-11-10T00:00:00Z"), reason: "patches" },
      { from: at("2026-11-16T22:00:00Z"), to: at("2026-11-17T00:00:00Z"), reason: "patches" },
    ]);
  });

  test("count from when somebody made them until somebody ended them", () => {
    const made = at("2026-11-02T23:00:00Z");
    const ended = at("2026-11-09T22:30:00Z");
    expect(deriveWindowStretches({ ...kept, created_at: made, ended_at: ended }, day)).toEqual([
      { from: made, to: at("2026-11-03T00:00:00Z"), reason: "patches" },
      { from: at("2026-11-09T22:00:00Z"), to: ended, reason: "patches" },
    ]);
  });

  test("hold the very gate of live decisions while they are open", () => {
    const maintenance = deriveWindowStretches(kept, day);
    const open = readWorld({ switches: [], maintenance }, at("2026-11-02T23:00:00Z"));
    expect(open.maintenance).toMatchObject([{ reason: "patches" }]);
    expect(readWorld({ switches: [], maintenance }, at("2026-11-03T00:00:00Z"))).toEqual({
      ...{ engaged: null, maintenance: [] },
    });
  });
});

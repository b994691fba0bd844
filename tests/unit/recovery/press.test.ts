import { expect, test } from "vitest";
import { z } from "zod";
import { makeKey } from "#components/recovery/make-key.ts";
import { findPlanReach, findReach } from "#lib/recovery/press-schemas.ts";
import { type Action, actions } from "#lib/recovery/schemas.ts";
import { targetTypes } from "#lib/recovery/target-schemas.ts";

test("these presses ask for the service's name, and no others", () => {
  const wide = actions.flatMap((action: Action) =>
    targetTypes.filter((type) => findReach(action, type)).map((type) => `${action} ${type}`),
  );
  expect(wide).toEqual([
    "restart kubernetes",
    "clear-cache redis",
    "reload-config nginx",
    "reload-config haproxy",
    "adjust-config http",
  ]);
});

test("a plan reaches as far as its widest step, which is named", () => {
  const targets = [
    { name: "web", type: "docker" },
    { name: "cache", type: "redis" },
  ];
  const restart = { action: "restart", target: "web" } as const;
  const clear = { action: "clear-cache", target: "cache" } as const;
  expect(findPlanReach([restart], targets)).toBeNull();
  expect(findPlanReach([restart, clear], targets)).toMatch(/^clear-cache on cache: All keys/);
  expect(findPlanReach([{ ...clear, target: "gone" }], targets)).toBeNull();
});

test("each dialog has a key of its own, which the API takes for a UUID", () => {
  const keys = Array.from({ length: 50 }, makeKey);
  expect(new Set(keys).size).toBe(50);
  for (const key of keys) expect(z.uuid().safeParse(key).success).toBe(true);
});

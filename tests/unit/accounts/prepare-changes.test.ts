import { expect, test } from "vitest";
import { nameOfObject, prepareChanges } from "#components/accounts/prepare-changes.ts";

test("only what differs is shown, with what is new and what is gone", () => {
  expect(
    prepareChanges(
      { email: "mia@example.com", role: "viewer", disabled: false, old: "x" },
      { email: "mia@example.com", role: "admin", disabled: true, password: "changed" },
    ),
  ).toEqual([
    { name: "role", before: "viewer", after: "admin" },
    { name: "disabled", before: "false", after: "true" },
    { name: "old", before: "x", after: null },
    { name: "password", before: null, after: "changed" },
  ]);
});

test("an entry without before and after shows no change", () => {
  expect(prepareChanges(null, null)).toEqual([]);
  expect(prepareChanges(null, { name: null })).toEqual([]);
});

test("values that are no objects stand for themselves", () => {
  expect(prepareChanges("open", ["resolved"])).toEqual([
    { name: "value", before: "open", after: '["resolved"]' },
  ]);
});

test("an object is called by its e-mail address, else by its name, else not at all", () => {
  expect(nameOfObject(null, { name: "Mia", email: "mia@example.com" })).toBe("mia@example.com");
  expect(nameOfObject({ name: "deploy script" }, null)).toBe("deploy script");
  expect(nameOfObject(null, { state: "resolved" })).toBeNull();
});

test("of objects in objects only the members that differ are shown", () => {
  const before = { trigger: { count: 5, window_seconds: 60 }, steps: ["restart"], limits: {} };
  expect(prepareChanges(before, { ...before, trigger: { count: 3, window_seconds: 60 } })).toEqual([
    { name: "trigger.count", before: "5", after: "3" },
  ]);
});

import { expect, test } from "vitest";
import { hasAccess, requireAccess } from "#lib/accounts/permissions.ts";
import { type Actor, anonymous, type Role } from "#lib/platform/context.ts";
import type { Access } from "#lib/platform/http/operation.ts";

const accesses: Access[] = ["public", "read", "operate", "admin"];
const actorOf = (role: Role | null): Actor =>
  role ? { kind: "user", id: "1", name: "mia@example.com", role } : anonymous;

test.each([
  [null, ["public"]],
  ["viewer", ["public", "read"]],
  ["operator", ["public", "read", "operate"]],
  ["admin", ["public", "read", "operate", "admin"]],
] as const)("the role %s covers %j and nothing else", (role, covered) => {
  expect(accesses.filter((access) => hasAccess(actorOf(role), access))).toEqual(covered);
});

test("nobody is asked to sign in, somebody is told which right they lack", () => {
  expect(() => requireAccess(actorOf(null), "read")).toThrow(/Sign in/);
  expect(() => requireAccess(actorOf("viewer"), "operate")).toThrow(
    "This needs the right to operate; mia@example.com has the role viewer.",
  );
});

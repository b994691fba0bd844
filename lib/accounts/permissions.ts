import type { Actor, Role } from "#lib/platform/context.ts";
import { Problem } from "#lib/platform/errors.ts";
import type { Access } from "#lib/platform/http/operation.ts";

const rank: Record<Role, number> = { viewer: 1, operator: 2, admin: 3 };
const needed: Record<Access, number> = { public: 0, read: 1, operate: 2, admin: 3 };

/** Whether the actor's role covers the access: each role includes the one before it. */
export function hasAccess(actor: Actor, access: Access): boolean {
  return (actor.role ? rank[actor.role] : 0) >= needed[access];
}

export function canOperate(actor: Actor): boolean {
  return hasAccess(actor, "operate");
}

export function canAdminister(actor: Actor): boolean {
  return hasAccess(actor, "admin");
}

/** Throws `unauthorized` where nobody is known, `forbidden` where the role does not suffice. */
export function requireAccess(actor: Actor, access: Access): void {
  if (hasAccess(actor, access)) return;
  if (actor.kind === "anonymous")
    throw new Problem("unauthorized", "Sign in, or send an API token as a bearer token.");
  throw new Problem(
    "forbidden",
    `This needs the right to ${access}; ${actor.name} has the role ${actor.role}.`,
  );
}

import type { Context } from "#lib/platform/context.ts";

/** A session ends after this many hours without a request … */
export const idleHours = 8;
/** … and after this many days in any case. */
export const sessionDays = 7;
const keepEndedDays = 30;
const dayMilliseconds = 86_400_000;

/** Opens a session with an id of its own and returns that id; long-ended sessions of the user are forgotten. */
export async function startSession(
  context: Context,
  input: { user_id: string; user_agent: string | null },
): Promise<string> {
  const now = context.now();
  const session = await context.database.session.create({
    data: {
      ...input,
      created_at: now,
      last_seen_at: now,
      expires_at: new Date(now.getTime() + sessionDays * dayMilliseconds),
    },
  });
  const endedBefore = new Date(now.getTime() - keepEndedDays * dayMilliseconds);
  await context.database.session.deleteMany({
    where: { user_id: input.user_id, expires_at: { lt: endedBefore } },
  });
  return session.id;
}

/** Ends one session; its cookie is worth nothing from the next request on. */
export async function endSession(context: Context, id: string): Promise<void> {
  await context.database.session.updateMany({
    where: { id, revoked_at: null },
    data: { revoked_at: context.now() },
  });
}

/** Ends all sessions of a user: after a change of password, role or access. */
export async function endSessionsOf(context: Context, userId: string): Promise<void> {
  await context.database.session.updateMany({
    where: { user_id: userId, revoked_at: null },
    data: { revoked_at: context.now() },
  });
}

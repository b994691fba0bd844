import { requireAccess } from "#lib/accounts/permissions.ts";
import { recordAudit } from "#lib/accounts/record-audit.ts";
import type { OwnSession } from "#lib/accounts/schemas.ts";
import { idleHours } from "#lib/accounts/session.ts";
import { describeDevice } from "#lib/format/device.ts";
import type { Context } from "#lib/platform/context.ts";
import { transact } from "#lib/platform/database.ts";
import { Problem } from "#lib/platform/errors.ts";
import { type List, wholeList } from "#lib/platform/http/list.ts";
import { requireUuid } from "#lib/platform/http/parse-id.ts";

/** No user has it. */
const nobody = "00000000-0000-0000-0000-000000000000";
const absence = "There is no such session of yours.";

/** The sessions in which a person is signed in, the latest used first; a token has none. */
export async function listOwnSessions(context: Context): Promise<List<OwnSession>> {
  const { session } = context.actor;
  const rows = await context.database.session.findMany({
    where: ownLive(context),
    orderBy: [{ last_seen_at: "desc" }, { id: "asc" }],
  });
  return wholeList(
    rows.map((row) => ({
      id: row.id,
      device: describeDevice(row.user_agent),
      current: row.id === session,
      created_at: row.created_at.toISOString(),
      last_seen_at: row.last_seen_at.toISOString(),
    })),
  );
}

/** Ends one session of the person's own. Throws `not-found` where it is not theirs. */
export async function endOwnSession(context: Context, id: string): Promise<void> {
  const where = { AND: [ownLive(context), { id: requireUuid(id, absence) }] };
  if ((await endAndAudit(context, "end-own-session", where)) === 0) {
    throw new Problem("not-found", absence);
  }
}

/** Ends all sessions of the person's own but this one. */
export async function endOtherSessions(context: Context): Promise<void> {
  const { session } = context.actor;
  const where = { AND: [ownLive(context), session ? { id: { not: session } } : {}] };
  await endAndAudit(context, "end-other-sessions", where);
}

type Where = { AND: object[] };

function endAndAudit(context: Context, action: string, where: Where): Promise<number> {
  const { id, name } = context.actor;
  return transact(context.database, async (database) => {
    const data = { revoked_at: context.now() };
    const { count } = await database.session.updateMany({ where, data });
    if (count > 0) {
      await recordAudit(
        { ...context, database },
        { action, object: { type: "user", id: String(id) }, after: { email: name, ended: count } },
      );
    }
    return count;
  });
}

function ownLive({ actor, now }: Context) {
  requireAccess(actor, "read");
  const present = now();
  return {
    user_id: actor.kind === "user" && actor.id ? actor.id : nobody,
    revoked_at: null,
    expires_at: { gt: present },
    last_seen_at: { gt: new Date(present.getTime() - idleHours * 3_600_000) },
  };
}

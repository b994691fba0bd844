import { requireAccess } from "#lib/accounts/permissions.ts";
import { recordAudit } from "#lib/accounts/record-audit.ts";
import { scrubbingSetting } from "#lib/ingest/internal/scrubber-in-force.ts";
import { requireScrubSettings } from "#lib/ingest/require-scrub-settings.ts";
import { ScrubSettings, scrubbingByDefault } from "#lib/ingest/scrub-schemas.ts";
import type { Context } from "#lib/platform/context.ts";
import { transact } from "#lib/platform/database.ts";

const where = { name: scrubbingSetting };

/** What is removed from records beside secrets, before anything is stored. */
export async function getScrubbing(context: Context): Promise<ScrubSettings> {
  requireAccess(context.actor, "read");
  const row = await context.database.setting.findUnique({ where });
  return ScrubSettings.catch(scrubbingByDefault).parse(row?.value ?? {});
}

/** Changes that for the records to come, on every process within seconds. Throws `wrong-input`. */
export async function changeScrubbing(
  context: Context,
  input: ScrubSettings,
): Promise<ScrubSettings> {
  requireAccess(context.actor, "admin");
  const value = requireScrubSettings(input);
  return transact(context.database, async (database) => {
    const before = await getScrubbing({ ...context, database });
    const changed_at = context.now();
    await database.setting.upsert({
      where,
      create: { ...where, value, changed_at },
      update: { value, changed_at },
    });
    await recordAudit(
      { ...context, database },
      {
        action: "change-scrubbing",
        object: { type: "setting", id: scrubbingSetting },
        before,
        after: value,
      },
    );
    return value;
  });
}

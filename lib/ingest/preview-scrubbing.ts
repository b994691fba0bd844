import { requireAccess } from "#lib/accounts/permissions.ts";
import { requireScrubSettings } from "#lib/ingest/require-scrub-settings.ts";
import { createScrubber } from "#lib/ingest/scrub-record.ts";
import type { PreviewScrubbing } from "#lib/ingest/scrub-schemas.ts";
import type { Context } from "#lib/platform/context.ts";

/** What a text would become by these settings; nothing is kept. Throws `wrong-input` for a bad pattern. */
export async function previewScrubbing(
  context: Context,
  { settings, text }: PreviewScrubbing,
): Promise<{ text: string }> {
  requireAccess(context.actor, "read");
  return { text: createScrubber(requireScrubSettings(settings)).text(text) };
}

import { getTranslations } from "next-intl/server";
import { RefusalList } from "#components/insights/refusal-list.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { listRefusals } from "#lib/ingest/list-refusals.ts";
import type { Context } from "#lib/platform/context.ts";

const shown = 20;

/** What was refused lately, of one service or of all; nothing where nothing was. */
export async function RefusedLately({ context, service }: { context: Context; service?: string }) {
  const { data } = await listRefusals(context, { service, limit: shown });
  const t = await getTranslations("insights.refused");
  if (data.length === 0) return null;
  return (
    <Panel title={t("title")} note={t("note")} className="my-gap">
      <RefusalList refusals={data} />
    </Panel>
  );
}

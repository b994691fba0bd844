import { ClientMessages } from "#app/messages/client-messages.tsx";
import { prepareCodes } from "#components/insights/prepare-codes.ts";
import { TopCodes } from "#components/insights/top-codes.tsx";
import type { Overview } from "./load-overview.ts";

export async function OverviewCodes({ overview }: { overview: Overview }) {
  const [codes, summary, timeline, runs, incidents] = await Promise.all([
    overview.codes,
    overview.summary,
    overview.timeline,
    overview.runs,
    overview.incidents,
  ]);
  const { group } = overview.search;
  const rows = prepareCodes({ codes, group, timeline, runs, incidents });
  return (
    <ClientMessages of={["insights.codeLink", "insights.codeState", "insights.topCodes"]}>
      <TopCodes rows={rows} total={summary.codes} />
    </ClientMessages>
  );
}

import { useTranslations } from "next-intl";
import { Suspense } from "react";
import { IssueFacets } from "#components/issues/issue-facets.tsx";
import { PanelBoundary } from "#components/layout/panel-boundary.tsx";
import { Card } from "#components/ui/card.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { countIssueFacets } from "#lib/issues/count-issue-facets.ts";
import type { Context } from "#lib/platform/context.ts";
import type { Asked } from "./asked.ts";

type Props = { context: Context; asked: Asked };

/** The values beside the list, which nothing else waits for. */
export function IssueFacetsAside({ context, asked }: Props) {
  const t = useTranslations("issues");
  return (
    <aside
      id="issue-facets"
      aria-label={t("facets.title")}
      className="w-50 shrink-0 max-rail:hidden"
    >
      <PanelBoundary title={t("page.filters")}>
        <Suspense fallback={<Skeleton className="h-96" />}>
          <Facets {...{ context, asked }} />
        </Suspense>
      </PanelBoundary>
    </aside>
  );
}

async function Facets({ context, asked }: Props) {
  const facets = await countIssueFacets(context, asked.filter);
  return (
    <Card className="px-3 py-1.5">
      <IssueFacets facets={facets} />
    </Card>
  );
}

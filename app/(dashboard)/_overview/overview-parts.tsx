import { useTranslations } from "next-intl";
import { Suspense } from "react";
import { PanelBoundary } from "#components/layout/panel-boundary.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import type { KillSwitch } from "#lib/recovery/answers.ts";
import type { Overview } from "./load-overview.ts";
import { OverviewCodes } from "./overview-codes.tsx";
import { OverviewAttention, OverviewRecovery } from "./overview-recovery.tsx";
import { OverviewTiles } from "./overview-tiles.tsx";
import { OverviewTimeline } from "./overview-timeline.tsx";

type Props = {
  overview: Overview;
  services: number;
  lastSeen: string;
  killSwitch: KillSwitch;
  mayOperate: boolean;
};

/** The parts in the order of attention: each loads and fails by itself, in a place of its final size. */
export function OverviewParts({ overview, services, lastSeen, killSwitch, mayOperate }: Props) {
  const t = useTranslations("insights.page");
  return (
    <div className="flex flex-col gap-4.5">
      <PanelBoundary title={t("attention")}>
        <Suspense fallback={null}>
          <OverviewAttention {...{ overview, killSwitch, mayOperate }} />
        </Suspense>
      </PanelBoundary>
      <PanelBoundary title={t("figures")}>
        <Suspense fallback={<Skeleton className="h-27" />}>
          <OverviewTiles overview={overview} services={services} />
        </Suspense>
      </PanelBoundary>
      <PanelBoundary title={t("timeline")}>
        <Suspense fallback={<Skeleton className="h-65" />}>
          <OverviewTimeline overview={overview} lastSeen={lastSeen} />
        </Suspense>
      </PanelBoundary>
      <div className="grid items-start gap-4.5 xl:grid-cols-[minmax(0,1fr)_15rem] min-[88rem]:grid-cols-[minmax(0,1fr)_18.5rem]">
        <PanelBoundary title={t("codes")}>
          <Suspense fallback={<Skeleton className="h-96" />}>
            <OverviewCodes overview={overview} />
          </Suspense>
        </PanelBoundary>
        <PanelBoundary title={t("recovery")}>
          <Suspense fallback={<Skeleton className="h-96" />}>
            <OverviewRecovery overview={overview} killSwitch={killSwitch} />
          </Suspense>
        </PanelBoundary>
      </div>
    </div>
  );
}

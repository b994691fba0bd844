import { useLocale, useTranslations } from "next-intl";
import { Sparkline } from "#components/charts/sparkline.tsx";
import { describePageViews, prepareShares } from "#components/error-pages/prepare-page-views.ts";
import { Facts } from "#components/ui/facts.tsx";
import { Panel } from "#components/ui/panel.tsx";
import type { PageViews } from "#lib/error-pages/view-schemas.ts";

type Props = {
  views: PageViews;
  /** `in the last 24 hours` */
  within: string;
  /** What the pages belong to, where it is more than the page itself says. */
  note?: string;
  className?: string;
};

/** Which error pages visitors saw, how many people it were, how long they waited and how many came back. */
export function PageViewsPanel({ views, within, note, className = "" }: Props) {
  const t = useTranslations("errorPages");
  const language = useLocale();
  return (
    <Panel title={t("views.title")} aside={within} note={note} className={className}>
      {views.shown === 0 ? (
        <p className="text-ink-2">{t("views.none", { within })}</p>
      ) : (
        <>
          <div className="mb-3 flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
            <p className="min-w-0 flex-1 basis-56">{describePageViews(t, views, language)}</p>
            <Sparkline
              values={views.points.map(([, count]) => count)}
              color="var(--series-5)"
              label={t("views.trend", { within })}
            />
          </div>
          <Shares views={views} />
        </>
      )}
    </Panel>
  );
}

function Shares({ views }: { views: PageViews }) {
  const t = useTranslations("errorPages");
  const { kinds, languages } = prepareShares(t, views, useLocale());
  return (
    <Facts
      facts={[
        { name: t("views.pages"), value: kinds },
        { name: t("views.languages"), value: languages },
      ]}
    />
  );
}

import { useTranslations } from "next-intl";
import { Panel } from "#components/ui/panel.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Release } from "#lib/issues/schemas.ts";

/** Which releases failed, and since when. */
export function ReleaseList({ releases }: { releases: Release[] }) {
  const t = useTranslations("services.releases");
  return (
    <Panel title={t("title")} note={t("note")}>
      {releases.length === 0 ? (
        <p className="text-ink-2">{t("none")}</p>
      ) : (
        <ul className="divide-y divide-line">
          {releases.map(({ release, count, first_seen, last_seen }) => (
            <li
              key={release}
              className="flex flex-wrap items-baseline gap-x-4 gap-y-0.5 py-2 first:pt-0 last:pb-0"
            >
              <span className="mr-auto font-mono text-sm wrap-anywhere">{release}</span>
              <span className="tabular-nums">{t("errors", { count })}</span>
              <span className="w-full text-sm text-ink-2">
                {t.rich("seen", {
                  first: () => <Time at={first_seen} />,
                  last: () => <Time at={last_seen} />,
                })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

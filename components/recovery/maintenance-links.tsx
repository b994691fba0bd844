import { useTranslations } from "next-intl";
import type { Maintenance } from "#lib/recovery/maintenance-schemas.ts";

/** What visitors see of a window, and what a service can include; of windows for one service. */
export function MaintenanceLinks({ window }: { window: Maintenance }) {
  const t = useTranslations("recovery.maintenanceLinks");
  if (window.service === null) return null;
  const base = `/e/${encodeURIComponent(window.service)}`;
  const links = [
    [t("page"), `${base}/maintenance`],
    [t("calendar"), `${base}/maintenance.ics`],
    [t("banner"), `${base}/banner.js`],
  ] as const;
  return (
    <p className="flex flex-wrap gap-x-3 text-sm">
      {links.map(([words, address]) => (
        <a
          key={words}
          href={address}
          target="_blank"
          rel="noreferrer"
          className="text-ink-2 underline underline-offset-3"
          aria-label={t("label", { words, service: window.service ?? "" })}
        >
          {words}
        </a>
      ))}
    </p>
  );
}

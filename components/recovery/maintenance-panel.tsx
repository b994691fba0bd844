import { CalendarClock } from "lucide-react";
import { useTranslations } from "next-intl";
import { EndMaintenanceButton } from "#components/recovery/end-maintenance-button.tsx";
import { ExtendMaintenanceButton } from "#components/recovery/extend-maintenance-button.tsx";
import { MaintenanceDialog } from "#components/recovery/maintenance-dialog.tsx";
import { MaintenanceLinks } from "#components/recovery/maintenance-links.tsx";
import { MaintenanceMessageDialog } from "#components/recovery/maintenance-message-dialog.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { StatePill } from "#components/ui/state-pill.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Words } from "#components/ui/words.ts";
import type { Maintenance } from "#lib/recovery/maintenance-schemas.ts";

type Props = { windows: Maintenance[]; services: string[]; mayOperate: boolean };

/** Times in which people work on services and no rule acts. */
export function MaintenancePanel({ windows, services, mayOperate }: Props) {
  const t = useTranslations("recovery.maintenancePanel");
  return (
    <Panel
      title={t("title")}
      className="mb-gap"
      note={t("note")}
      aside={mayOperate ? <MaintenanceDialog services={services} /> : null}
    >
      {windows.length === 0 ? (
        <p className="flex items-center gap-2 text-ink-2">
          <CalendarClock aria-hidden className="size-4" /> {t("none")}
        </p>
      ) : (
        <ul>
          {windows.map((window) => (
            <li
              key={window.id}
              className="flex flex-wrap items-center gap-x-3.5 gap-y-1 border-b border-line py-2.5 first:pt-0 last:border-0"
            >
              <MaintenanceItem window={window} />
              {mayOperate ? <MaintenanceActions window={window} /> : null}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function MaintenanceActions({ window }: { window: Maintenance }) {
  const mayExtend = window.active && window.schedule.kind === "once";
  return (
    <div className="flex flex-wrap gap-2">
      <MaintenanceMessageDialog window={window} />
      {mayExtend ? <ExtendMaintenanceButton window={window} /> : null}
      <EndMaintenanceButton window={window} />
    </div>
  );
}

function MaintenanceItem({ window }: { window: Maintenance }) {
  const t = useTranslations("recovery.maintenancePanel");
  const { service, environment, schedule, active, next_from, next_to } = window;
  return (
    <div className="min-w-48 flex-1">
      <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
        <StatePill tone={active ? "busy" : "idle"}>{t(active ? "open" : "planned")}</StatePill>
        <span className="font-medium wrap-anywhere">
          {service ?? t("allServices")}
          {environment ? ` · ${environment}` : ""}
        </span>
        <span className="text-ink-2 wrap-anywhere">{window.reason}</span>
      </p>
      <p className="text-sm text-ink-2">
        {schedule.kind === "weekly" ? `${describeWeekly(t, schedule)} ` : null}
        {next_from && next_to
          ? t.rich(active ? "since" : "next", {
              from: () => <Time at={next_from} />,
              to: () => <Time at={next_to} />,
            })
          : null}
      </p>
      <MaintenanceLinks window={window} />
    </div>
  );
}

type Weekly = Extract<Maintenance["schedule"], { kind: "weekly" }>;

function describeWeekly(t: Words<"recovery.maintenancePanel">, schedule: Weekly): string {
  const days = schedule.days.map((day) => t("weekday", { day: String(day) })).join(", ");
  return t("weekly", { days, from: schedule.from, to: schedule.to, zone: schedule.zone });
}

import { CalendarClock } from "lucide-react";
import { EndMaintenanceButton } from "#components/recovery/end-maintenance-button.tsx";
import { ExtendMaintenanceButton } from "#components/recovery/extend-maintenance-button.tsx";
import { MaintenanceDialog } from "#components/recovery/maintenance-dialog.tsx";
import { MaintenanceLinks } from "#components/recovery/maintenance-links.tsx";
import { MaintenanceMessageDialog } from "#components/recovery/maintenance-message-dialog.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { StatePill } from "#components/ui/state-pill.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Maintenance } from "#lib/recovery/maintenance-schemas.ts";

type Props = { windows: Maintenance[]; services: string[]; mayOperate: boolean };

const days = ["Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays"];

/** Times in which people work on services and no rule acts. */
export function MaintenancePanel({ windows, services, mayOperate }: Props) {
  return (
    <Panel
      title="Maintenance"
      className="mb-gap"
      note="While a window is open, nothing starts by itself, and error pages say until when. Buttons still work."
      aside={mayOperate ? <MaintenanceDialog services={services} /> : null}
    >
      {windows.length === 0 ? (
        <p className="flex items-center gap-2 text-ink-2">
          <CalendarClock aria-hidden className="size-4" /> None is planned.
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
  const { service, environment, schedule, active, next_from, next_to } = window;
  return (
    <div className="min-w-48 flex-1">
      <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
        <StatePill tone={active ? "busy" : "idle"}>{active ? "Open" : "Planned"}</StatePill>
        <span className="font-medium wrap-anywhere">
          {service ?? "All services"}
          {environment ? ` · ${environment}` : ""}
        </span>
        <span className="text-ink-2 wrap-anywhere">{window.reason}</span>
      </p>
      <p className="text-sm text-ink-2">
        {schedule.kind === "weekly"
          ? `${schedule.days.map((day) => days[day - 1]).join(", ")} from ${schedule.from} to ${schedule.to}, ${schedule.zone}. `
          : null}
        {next_from && next_to ? (
          <>
            {active ? "Since " : "Next "}
            <Time at={next_from} />, until <Time at={next_to} />
          </>
        ) : null}
      </p>
      <MaintenanceLinks window={window} />
    </div>
  );
}

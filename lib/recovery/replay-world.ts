import type { EngagedSwitch } from "#lib/recovery/kill-switch.ts";
import type { MaintenanceFacts } from "#lib/recovery/maintenance.ts";
import type { MaintenanceSchedule } from "#lib/services/maintenance-schemas.ts";
import { findSpan } from "#lib/services/maintenance-span.ts";

/** A stretch of time in seconds since the epoch; an end of infinity: still so. */
export type Stretch = { from: number; to: number };

/** What people had stopped at a place, and when. */
export type World = {
  switches: (Stretch & EngagedSwitch)[];
  maintenance: (Stretch & { reason: string })[];
};

/** Where people never stopped anything. */
export const freeWorld: World = { switches: [], maintenance: [] };

/** What the gates would have read of switches and windows at a moment, the global switch first. */
export function readWorld(
  { switches, maintenance }: World,
  at: number,
): { engaged: EngagedSwitch | null; maintenance: MaintenanceFacts[] } {
  const isOn = ({ from, to }: Stretch) => from <= at && at < to;
  const on = switches.filter(isOn);
  const engaged = on.find(({ scope }) => scope === "global") ?? on[0] ?? null;
  return {
    engaged: engaged && { scope: engaged.scope, reason: engaged.reason },
    maintenance: maintenance.filter(isOn).map(({ from, to, reason }) => ({
      reason,
      schedule: { kind: "once", from: toText(from), to: toText(to) },
    })),
  };
}

export type SwitchChange = { at: number; scope: string; engaged: boolean; reason: string };

/** When which switch was engaged, from its changes in time order, each scope by itself. */
export function deriveSwitchStretches(changes: SwitchChange[]): World["switches"] {
  const byScope = Map.groupBy(changes, ({ scope }) => scope);
  return [...byScope.values()].flatMap((own) =>
    own.flatMap(({ at, engaged, scope, reason }, index) => {
      const to = own[index + 1]?.at ?? Number.POSITIVE_INFINITY;
      return engaged && at < to ? [{ from: at, to, scope, reason }] : [];
    }),
  );
}

export type KeptWindow = {
  reason: string;
  schedule: MaintenanceSchedule;
  created_at: number;
  /** When somebody ended it for good; null where nobody did. */
  ended_at: number | null;
};

/** When a window was open within a range: only after somebody had made it, and until somebody ended it. */
export function deriveWindowStretches(
  { reason, schedule, created_at, ended_at }: KeptWindow,
  range: Stretch,
): World["maintenance"] {
  const end = Math.min(range.to, ended_at ?? Number.POSITIVE_INFINITY);
  const stretches: World["maintenance"] = [];
  let at = Math.max(range.from, created_at);
  while (at < end) {
    const span = findSpan(schedule, toDate(at));
    if (!span) break;
    const from = Math.max(at, span.from.getTime() / 1000);
    const to = span.to.getTime() / 1000;
    if (from < end) stretches.push({ from, to: Math.min(to, end), reason });
    at = to;
  }
  return stretches;
}

function toDate(seconds: number): Date {
  return new Date(seconds * 1000);
}

function toText(seconds: number): string {
  return toDate(seconds).toISOString();
}

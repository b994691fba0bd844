"use client";

import { createColumnHelper } from "@tanstack/react-table";
import Link from "next/link";
import { DataTable } from "#components/data-table/data-table.tsx";
import type { DataTableFeatures } from "#components/data-table/features.ts";
import { useDataTable } from "#components/data-table/use-data-table.ts";
import { formatHealthyShare } from "#components/recovery/prepare-reliability-tiles.ts";
import { ShareFigure } from "#components/recovery/share-figure.tsx";
import { formatCount } from "#lib/format/count.ts";
import { formatDuration } from "#lib/format/duration.ts";
import type { Duration, ServiceReliability } from "#lib/recovery/reliability-schemas.ts";

function TimeFigure({ time: { median, p95, of } }: { time: Duration }) {
  if (median === null || p95 === null) return <span className="text-ink-3">–</span>;
  return (
    <>
      {formatDuration(median)}
      {of > 1 ? <div className="text-sm text-ink-2">95 % within {formatDuration(p95)}</div> : null}
    </>
  );
}

const column = createColumnHelper<DataTableFeatures, ServiceReliability>();
const timeColumn = (id: "time_to_detect" | "time_to_first_action" | "time_to_recover") =>
  ({ id, meta: { align: "right" } }) as const;

const columns = column.columns([
  column.accessor("service", {
    header: "Service",
    cell: ({ getValue }) => (
      <Link
        className="block max-w-56 truncate font-medium hover:underline max-sm:max-w-40"
        title={getValue()}
        href={`/services/${encodeURIComponent(getValue())}`}
      >
        {getValue()}
      </Link>
    ),
  }),
  column.accessor("incidents", {
    header: "Incidents",
    meta: { align: "right" },
    cell: ({ row: { original: one } }) => (
      <>
        {formatCount(one.incidents)}
        {one.open > 0 ? <div className="text-sm text-bad">{one.open} open</div> : null}
      </>
    ),
  }),
  column.accessor("downtime_seconds", {
    header: "Downtime",
    meta: { align: "right" },
    cell: ({ row: { original: one } }) => (
      <>
        {one.downtime_seconds > 0 ? formatDuration(one.downtime_seconds) : "none"}
        <div className="text-sm text-ink-2">{formatHealthyShare(one.healthy_share)} without</div>
      </>
    ),
  }),
  column.accessor(({ time_to_detect }) => time_to_detect.median ?? -1, {
    ...timeColumn("time_to_detect"),
    header: "To detect",
    cell: ({ row }) => <TimeFigure time={row.original.time_to_detect} />,
  }),
  column.accessor(({ time_to_first_action }) => time_to_first_action.median ?? -1, {
    ...timeColumn("time_to_first_action"),
    header: "To first action",
    cell: ({ row }) => <TimeFigure time={row.original.time_to_first_action} />,
  }),
  column.accessor(({ time_to_recover }) => time_to_recover.median ?? -1, {
    ...timeColumn("time_to_recover"),
    header: "To recover",
    cell: ({ row }) => <TimeFigure time={row.original.time_to_recover} />,
  }),
  column.accessor(({ auto_recovered }) => auto_recovered.share ?? -1, {
    id: "auto",
    header: "Without a person",
    cell: ({ row: { original: one } }) => (
      <ShareFigure
        share={one.auto_recovered.share}
        part={one.auto_recovered.recovered}
        of={one.auto_recovered.of}
        interval={one.auto_recovered.interval}
        color="var(--good)"
      />
    ),
  }),
]);

/** How each service did, the one that was down longest first. */
export function ServiceReliabilityTable({ services }: { services: ServiceReliability[] }) {
  const table = useDataTable({ columns, data: services, getRowId: ({ service }) => service });
  return <DataTable table={table} label="Reliability of services" />;
}

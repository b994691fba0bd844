import type { FigureTile } from "#components/recovery/prepare-reliability-tiles.ts";

/** Figures in one row, with hairlines between them. */
export function ReliabilityTiles({ tiles }: { tiles: FigureTile[] }) {
  return (
    <div className="overflow-hidden rounded-card border border-line">
      <dl className="grid grid-cols-5 gap-px bg-line max-xl:grid-cols-3 max-sm:grid-cols-2 max-sm:*:first:col-span-2 max-xl:*:last:col-span-2 max-sm:*:last:col-span-1">
        {tiles.map(({ id, label, value, note }) => (
          <div key={id} className="min-w-0 bg-surface px-3.5 py-2.5">
            <dt className="text-sm text-ink-2">{label}</dt>
            <dd className="text-lg leading-snug font-semibold">{value}</dd>
            <dd className="text-sm text-ink-2">{note}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

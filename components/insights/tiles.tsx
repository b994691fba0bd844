import { cx } from "class-variance-authority";
import { useTranslations } from "next-intl";
import { Sparkline } from "#components/charts/sparkline.tsx";
import type { Tile } from "#components/insights/prepare-tiles.ts";
import { Card } from "#components/ui/card.tsx";

/** Hairlines between the cells come from the gaps, whatever the number of columns. */
const tilesLook =
  "grid grid-cols-5 gap-px rounded-[inherit] overflow-hidden bg-line max-xl:grid-cols-6 max-xl:*:col-span-2 max-xl:*:nth-[n+4]:col-span-3 max-sm:grid-cols-2 max-sm:*:col-span-1! max-sm:*:last:col-span-2!";

/** The figures of a page in one row. */
export function Tiles({ tiles }: { tiles: Tile[] }) {
  return (
    <Card>
      <div className={tilesLook}>
        {tiles.map((tile) => (
          <TileCell key={tile.label} tile={tile} />
        ))}
      </div>
    </Card>
  );
}

function TileCell({ tile: { label, value, unit, change, note, trend, color } }: { tile: Tile }) {
  const t = useTranslations("insights.tiles");
  return (
    <section aria-label={label} className="min-w-0 bg-surface px-4 py-3">
      <h2 className="text-sm font-normal text-ink-2">{label}</h2>
      <div className="flex items-end justify-between gap-2">
        <p className="text-figure leading-snug font-semibold whitespace-nowrap">
          {value}
          {unit ? <span className="text-base font-medium text-ink-2"> {unit}</span> : null}
        </p>
        <span className="mb-1.25 flex min-w-0 shrink justify-end overflow-hidden max-sm:hidden">
          <Sparkline values={trend} color={color} />
        </span>
      </div>
      <p className="mt-0.5 text-sm text-ink-2">
        {change ? (
          <span className={cx("font-medium", change.bad ? "text-bad" : "text-ink-2")}>
            <span aria-hidden>{change.rises ? "▲ " : "▼ "}</span>
            <span className="sr-only">{t(change.rises ? "up" : "down")} </span>
            {change.text}{" "}
          </span>
        ) : null}
        {note}
      </p>
    </section>
  );
}

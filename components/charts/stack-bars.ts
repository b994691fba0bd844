import type { TimelineRow } from "#components/charts/prepare-timeline.ts";

/** Of a bar's width, on each side. */
const gap = 0.07;

/**
 * One path for each series, its bars on top of those before: one unit a bar wide, one a count high, 0 at the top of the
 * highest tick. Hundreds of bars are a handful of elements.
 */
export function stackBars(rows: TimelineRow[], series: number, highest: number): string[] {
  const bottoms = rows.map(() => highest);
  return Array.from({ length: series }, (_, of) =>
    rows
      .map(({ counts }, index) => {
        const count = counts[of] ?? 0;
        const top = (bottoms[index] ?? highest) - count;
        bottoms[index] = top;
        return count > 0 ? `M${index + gap} ${top}h${1 - 2 * gap}v${count}H${index + gap}z` : "";
      })
      .join(""),
  );
}

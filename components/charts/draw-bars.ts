import type { Timeline } from "#components/charts/prepare-timeline.ts";

export type DrawnBars = { key: string; color: string; path: string };

/** Of the room of a bucket; the rest is the gap to the next bar. */
const barWidth = 0.8;

/**
 * The stacked bars of a timeline, one SVG path for each series with counts: a bucket is one unit wide, a count one unit
 * high, and the first bucket's foot is at 0, `height`.
 */
export function drawBars({ rows, series }: Timeline, height: number): DrawnBars[] {
  const feet = rows.map(() => height);
  return series
    .map(({ key, color }, index) => {
      const bars = rows.map(({ counts }, at) => {
        const count = counts[index] ?? 0;
        const foot = feet[at] ?? height;
        feet[at] = foot - count;
        const left = Number((at + (1 - barWidth) / 2).toFixed(2));
        return count > 0 ? `M${left} ${foot}v-${count}h${barWidth}v${count}z` : "";
      });
      return { key, color, path: bars.join("") };
    })
    .filter(({ path }) => path !== "");
}

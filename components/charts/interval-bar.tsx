import { useTranslations } from "next-intl";
import { formatShare } from "#lib/format/count.ts";

const width = 96;
const height = 12;
const middle = height / 2;

type Props = {
  /** Between 0 and 1. */
  share: number;
  interval: { low: number; high: number };
  color: string;
};

/** A share as a mark on a line from 0 to 100 %, in the interval where the true one likely lies. */
export function IntervalBar({ share, interval, color }: Props) {
  const t = useTranslations("charts.interval");
  const x = (value: number) => Number((1 + value * (width - 2)).toFixed(1));
  const wide = Math.max(1, x(interval.high) - x(interval.low));
  const label = t("likely", {
    share: formatShare(share),
    low: formatShare(interval.low),
    high: formatShare(interval.high),
  });
  return (
    <svg
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      className="keep-color shrink-0"
      role="img"
      aria-label={label}
    >
      <title>{label}</title>
      <line x1={1} x2={width - 1} y1={middle} y2={middle} stroke="var(--line)" strokeWidth={2} />
      <rect
        x={x(interval.low)}
        y={middle - 2.5}
        width={wide}
        height={5}
        rx={2.5}
        fill={color}
        opacity={0.35}
      />
      <rect x={x(share) - 1.25} y={1} width={2.5} height={height - 2} rx={1} fill={color} />
    </svg>
  );
}

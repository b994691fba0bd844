import type { PlacedMark } from "#components/charts/place-marks.ts";

type Box = { x?: number; y?: number };
type Props = { text: string; color: string; words: PlacedMark["words"]; viewBox?: Box };

/** The dot and the words on top of a marked line; recharts hands in `viewBox`. Narrow screens show the dot alone. */
export function TimelineMarkLabel({ text, color, words, viewBox = {} }: Props) {
  const { x = 0, y = 0 } = viewBox;
  const left = words === "left";
  return (
    <g>
      <title>{text}</title>
      <circle cx={x} cy={y - 6} r={4.5} fill={color} />
      {words === "none" ? null : (
        <text
          x={left ? x - 9 : x + 9}
          y={y - 2}
          fontSize={11}
          fill={color}
          textAnchor={left ? "end" : "start"}
          className="max-rail:hidden"
        >
          {text}
        </text>
      )}
    </g>
  );
}

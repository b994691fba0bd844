type Box = { x?: number; y?: number; width?: number };
type Props = { text: string; color: string; viewBox?: Box };

/** The dot and the words on top of a marked line; recharts hands in `viewBox`. */
export function TimelineMarkLabel({ text, color, viewBox = {} }: Props) {
  const { x = 0, y = 0 } = viewBox;
  return (
    <g>
      <circle cx={x} cy={y - 6} r={4.5} fill={color} />
      <text x={x + 9} y={y - 2} fontSize={11} fill={color}>
        {text}
      </text>
    </g>
  );
}

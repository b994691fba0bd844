const width = 86;
const height = 22;

type Props = { values: number[]; color?: string; label?: string };

/** A trend of fixed size; give a `label` where no figure beside it says the same. */
export function Sparkline({ values, color = "var(--series-1)", label }: Props) {
  const max = Math.max(...values, 1);
  const step = width / Math.max(values.length, 1);
  const bar = Math.max(step - 1, 0.8);
  return (
    <svg
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      className="keep-color shrink-0"
      aria-hidden={label ? undefined : true}
      role="img"
      aria-label={label}
    >
      {values.map((value, index) => {
        const tall = Math.max(1, (value / max) * (height - 1));
        const x = Number((index * step).toFixed(2));
        return (
          <rect key={x} x={x} y={height - tall} width={bar} height={tall} rx=".8" fill={color} />
        );
      })}
    </svg>
  );
}

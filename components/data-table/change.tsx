import { cx } from "class-variance-authority";
import { useLocale } from "next-intl";
import { deriveDirection, formatChange } from "#lib/format/change.ts";

type Props = {
  now: number;
  before: number;
  /** From which growth on a rise is bad news; 0.2 is 20 %. */
  tolerance?: number;
};

const arrow = { up: "▲ ", down: "▼ ", same: "", new: "" };

/** How a count moved: a rise beyond the tolerance is bad, everything else is quiet. */
export function Change({ now, before, tolerance = 0.2 }: Props) {
  const language = useLocale();
  const direction = deriveDirection(now, before);
  const bad = direction === "up" && now / before - 1 > tolerance;
  return (
    <span className={cx("whitespace-nowrap", bad ? "text-bad" : "text-ink-2")}>
      {bad ? <span aria-hidden>{arrow[direction]}</span> : null}
      {formatChange(now, before, language)}
    </span>
  );
}

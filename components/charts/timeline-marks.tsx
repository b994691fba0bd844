import { cx } from "class-variance-authority";
import { placeMarks } from "#components/charts/place-marks.ts";
import type { TimelineMark } from "#components/charts/prepare-timeline.ts";
import { asShare } from "#components/charts/scales.ts";

const markLook = { good: "text-good", busy: "text-busy", bad: "text-bad", idle: "text-ink-2" };

type Props = { marks: TimelineMark[]; from: number; to: number };

/** A dashed line at each moment, with a dot on top and its words beside; narrow screens show the dot alone. */
export function TimelineMarks({ marks, from, to }: Props) {
  return placeMarks(marks, from, to).map(({ at, label, tone, words }) => (
    <div
      key={`${at}${label}`}
      aria-hidden
      className={cx("keep-color absolute inset-y-0 w-0 text-[11px] leading-none", markLook[tone])}
      style={{ left: asShare((Date.parse(at) - from) / (to - from)) }}
    >
      <span className="absolute inset-y-0 -left-px border-l-[1.5px] border-dashed" />
      <span
        title={label}
        className="absolute bottom-full mb-0.5 size-2.25 -translate-x-1/2 rounded-full bg-current"
      />
      {words === "none" ? null : (
        <span
          className={cx(
            "absolute bottom-full mb-0.5 whitespace-nowrap max-rail:hidden",
            words === "left" ? "right-2.25" : "left-2.25",
          )}
        >
          {label}
        </span>
      )}
    </div>
  ));
}

import { cx } from "class-variance-authority";
import { type ReactNode, useId } from "react";

type Props = {
  title: ReactNode;
  /** Stands right of the title: a count, a link, a state. */
  aside?: ReactNode;
  /** One quiet line under the title. */
  note?: ReactNode;
  className?: string;
  children: ReactNode;
};

/** A card with a heading that names its region. */
export function Panel({ title, aside, note, className, children }: Props) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className={cx(
        "min-w-0 rounded-card border border-line bg-surface px-4.5 py-4 shadow-soft max-rail:px-4",
        className,
      )}
    >
      <div className="mb-2.5 flex flex-wrap items-center gap-x-3.5 gap-y-1">
        <h2 id={id} className="min-w-0 wrap-anywhere">
          {title}
        </h2>
        {aside ? <div className="ml-auto text-ink-3">{aside}</div> : null}
        {note ? <p className="w-full text-sm text-ink-2">{note}</p> : null}
      </div>
      {children}
    </section>
  );
}

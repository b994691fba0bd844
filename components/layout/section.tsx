import { type ReactNode, useId } from "react";

type Props = { title: string; aside?: ReactNode; children: ReactNode };

/** A titled part of a page without a frame of its own. */
export function Section({ title, aside, children }: Props) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="mb-6">
      <div className="mb-2.5 flex flex-wrap items-center gap-3.5">
        <h2 id={id}>{title}</h2>
        {aside ? <div className="ml-auto text-ink-3">{aside}</div> : null}
      </div>
      {children}
    </section>
  );
}

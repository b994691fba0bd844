import type { ReactNode } from "react";

type Props = {
  title: ReactNode;
  /** One quiet line under the title. */
  note?: ReactNode;
  /** Filters and buttons on the right. */
  children?: ReactNode;
};

/** The top of a page: its one `h1`, and what steers the page right of it. */
export function PageHeader({ title, note, children }: Props) {
  return (
    <header className="flex flex-wrap items-center gap-2.5 pt-3.5 pb-4.5">
      <div className="mr-auto min-w-0">
        <h1 className="text-lg wrap-anywhere">{title}</h1>
        {note ? <p className="text-ink-2">{note}</p> : null}
      </div>
      {children}
    </header>
  );
}

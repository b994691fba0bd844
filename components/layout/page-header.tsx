import type { ReactNode } from "react";
import { PaletteButton } from "#components/layout/palette-button.tsx";
import { ZoneToggle } from "#components/layout/zone-toggle.tsx";

type Props = {
  title: ReactNode;
  /** One quiet line under the title. */
  note?: ReactNode;
  /** What steers this page alone: time, environment, filters, live and buttons. */
  children?: ReactNode;
};

/**
 * The top bar of a page: its one `h1`, what every page honours (search, zone), and what steers this one. Where all of it
 * does not fit beside the title, the page's own controls take a line of their own.
 */
export function PageHeader({ title, note, children }: Props) {
  return (
    <header className="flex flex-wrap items-center gap-2.5 pt-3.5 pb-4.5">
      <div className="mr-auto min-w-0 grow basis-40">
        <h1 className="text-lg wrap-anywhere">{title}</h1>
        {note ? <p className="text-ink-2">{note}</p> : null}
      </div>
      <div className="flex items-center gap-2.5 max-rail:hidden">
        <PaletteButton />
        <ZoneToggle />
      </div>
      {children ? <div className="flex flex-wrap items-center gap-2.5">{children}</div> : null}
    </header>
  );
}

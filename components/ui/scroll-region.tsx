import type { ComponentProps, ReactNode } from "react";

type Props = Pick<ComponentProps<"section">, "ref" | "onScroll"> & {
  label: string;
  role?: "log";
  className: string;
  children: ReactNode;
};

/** What scrolls inside of itself, and so can be reached by keyboard; `label` names it. */
export function ScrollRegion({ label, role, className, children, ...props }: Props) {
  return (
    <section tabIndex={0} role={role} aria-label={label} className={className} {...props}>
      {children}
    </section>
  );
}

import { cx } from "class-variance-authority";
import type { ComponentProps } from "react";

export function Label({ className, htmlFor, children, ...props }: ComponentProps<"label">) {
  return (
    <label htmlFor={htmlFor} className={cx("font-medium text-ink", className)} {...props}>
      {children}
    </label>
  );
}

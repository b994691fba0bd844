import { cva, cx, type VariantProps } from "class-variance-authority";
import { Slot } from "radix-ui";
import type { ComponentProps } from "react";

const look = cva(
  "inline-flex max-w-full items-center justify-center gap-2 rounded-control border font-medium whitespace-nowrap transition-colors disabled:opacity-55 aria-disabled:opacity-55 max-rail:min-h-11 [&_svg]:size-4 [&_svg]:shrink-0",
  {
    variants: {
      variant: {
        primary: "border-accent bg-accent text-on-accent hover:brightness-95 active:brightness-95",
        secondary: "border-line bg-surface text-ink hover:bg-raised active:bg-raised",
        quiet:
          "border-transparent bg-transparent text-ink-2 hover:bg-raised hover:text-ink active:bg-raised",
        danger: "border-bad bg-surface text-bad hover:bg-bad-wash active:bg-bad-wash",
      },
      size: {
        medium: "min-h-8.5 px-3 py-1.5",
        small: "min-h-7 px-2 py-0.5 text-sm",
        icon: "size-8.5 p-0 max-rail:min-w-11",
      },
    },
    defaultVariants: { variant: "secondary", size: "medium" },
  },
);

type Props = ComponentProps<"button"> & VariantProps<typeof look> & { asChild?: boolean };

/** `asChild` lends the look to the one child, a link for example. */
export function Button({ variant, size, asChild, className, type, ...props }: Props) {
  const classes = cx(look({ variant, size }), className);
  if (asChild) return <Slot.Root className={classes} {...props} />;
  return <button type={type ?? "button"} className={classes} {...props} />;
}

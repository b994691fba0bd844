import type { ReactNode } from "react";

type Props = {
  /** RFC 3339 */
  at: string;
  /** Inside a link or a button: no focus stop of its own. */
  plain?: boolean;
  /** The moment as it is read here. */
  children: ReactNode;
};

/** A moment on the page; on hover, focus and press the page's one card tells it in full. */
export function Moment({ at, plain = false, children }: Props) {
  if (plain)
    return (
      <time dateTime={at} data-moment={at} className="whitespace-nowrap">
        {children}
      </time>
    );
  return (
    <button type="button" data-moment={at} className="cursor-default rounded-sm text-left">
      <time dateTime={at} className="whitespace-nowrap">
        {children}
      </time>
    </button>
  );
}

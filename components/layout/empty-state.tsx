import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

type Props = {
  icon: LucideIcon;
  title: string;
  /** Why it is empty, and what changes that. */
  children: ReactNode;
  action?: ReactNode;
};

export function EmptyState({ icon: Icon, title, children, action }: Props) {
  return (
    <div className="flex flex-col items-center gap-1.5 px-4 py-10 text-center">
      <Icon aria-hidden className="mb-1.5 size-6 text-ink-3" />
      <p className="font-semibold">{title}</p>
      <p className="max-w-md text-balance text-ink-2">{children}</p>
      {action ? <div className="mt-3 flex flex-wrap justify-center gap-2.5">{action}</div> : null}
    </div>
  );
}

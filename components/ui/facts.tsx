import type { ReactNode } from "react";

export type Fact = { name: string; value: ReactNode; mono?: boolean };

/** Names and what they are, in two columns; facts without a value are left out. */
export function Facts({ facts }: { facts: Fact[] }) {
  return (
    <dl className="grid grid-cols-[minmax(6.5rem,max-content)_minmax(0,1fr)] gap-x-4 gap-y-1.5 max-sm:grid-cols-1 max-sm:gap-y-0.5">
      {facts
        .filter(({ value }) => value !== null && value !== undefined && value !== "")
        .map(({ name, value, mono }) => (
          <div key={name} className="contents">
            <dt className="text-ink-2">{name}</dt>
            <dd
              className={`min-w-0 wrap-anywhere max-sm:mb-2 ${mono ? "font-mono text-sm leading-[1.6]" : ""}`}
            >
              {value}
            </dd>
          </div>
        ))}
    </dl>
  );
}

import type { ReactNode } from "react";

export type Fact = { name: string; value: ReactNode; mono?: boolean };

/** Names and what they are, in two columns; facts without a value are left out. */
export function Facts({ facts }: { facts: Fact[] }) {
  return (
    <dl className="grid grid-cols-[minmax(5.5rem,max-content)_minmax(0,1fr)] gap-x-4 gap-y-1.5">
      {facts
        .filter(({ value }) => value !== null && value !== undefined && value !== "")
        .map(({ name, value, mono }) => (
          <div key={name} className="contents">
            <dt className="max-w-40 wrap-anywhere text-ink-2">{name}</dt>
            <dd
              className={
                mono
                  ? "min-w-0 font-mono text-sm leading-[1.6] wrap-anywhere"
                  : "min-w-0 wrap-anywhere"
              }
            >
              {value}
            </dd>
          </div>
        ))}
    </dl>
  );
}

"use client";

import { cx } from "class-variance-authority";

type Props<T extends string> = {
  /** Of the radio buttons; one page has each name once. */
  name: string;
  label: string;
  options: readonly { value: T; label: string }[];
  value: T;
  onChange: (value: T) => void;
};

/** One of a few, side by side. */
export function ChoiceRow<T extends string>({ name, label, options, value, onChange }: Props<T>) {
  return (
    <div
      role="radiogroup"
      aria-label={label}
      className="inline-flex overflow-hidden rounded-control border border-line"
    >
      {options.map((option) => (
        <label
          key={option.value}
          className={cx(
            "flex min-h-7 items-center border-l border-line px-2.5 text-sm font-medium whitespace-nowrap first:border-l-0 has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-accent max-rail:min-h-11",
            option.value === value ? "bg-raised text-ink" : "text-ink-2 hover:text-ink",
          )}
        >
          <input
            type="radio"
            name={name}
            className="sr-only"
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.label}
        </label>
      ))}
    </div>
  );
}

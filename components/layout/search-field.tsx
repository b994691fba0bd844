"use client";

import { cx } from "class-variance-authority";
import { Search } from "lucide-react";
import { debounce, parseAsString, useQueryStates } from "nuqs";
import type { KeyboardEvent } from "react";
import { Input } from "#components/ui/input.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { markShortcut } from "#components/ui/keyboard-map.ts";

type Props = {
  name?: string;
  label: string;
  /** The one field of a page that `/` moves to. */
  main?: boolean;
};

/** Free text in the address, sent when typing pauses. Enter leaves it for the list, Escape empties it, too. */
export function SearchField({ name = "q", label, main = false }: Props) {
  const [search, setSearch] = useQueryStates(
    { [name]: parseAsString.withDefault(""), cursor: parseAsString },
    { shallow: false, limitUrlUpdates: debounce(300) },
  );
  function leave(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key === "Enter" || event.key === "Escape") event.currentTarget.blur();
  }
  return (
    <search className="relative w-48 max-sm:w-full">
      <Search
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-ink-3"
      />
      <Input
        type="search"
        aria-label={label}
        {...(main ? markShortcut("/") : {})}
        placeholder={label}
        value={search[name] ?? ""}
        className={cx("peer border-line! pl-8", main && "pr-8")}
        onKeyDown={leave}
        onChange={(event) => void setSearch({ [name]: event.target.value || null, cursor: null })}
      />
      {main ? (
        <span
          aria-hidden
          className="pointer-events-none absolute top-1/2 right-2 -translate-y-1/2 peer-focus:hidden peer-[:not(:placeholder-shown)]:hidden max-rail:hidden"
        >
          <Kbd>/</Kbd>
        </span>
      ) : null}
    </search>
  );
}

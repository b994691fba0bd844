"use client";

import type { OnChangeFn, SortingState } from "@tanstack/react-table";
import { parseAsString, useQueryStates } from "nuqs";

export type AddressSort = { sorting: SortingState; onSortingChange: OnChangeFn<SortingState> };

/** An order that lives in the address, the largest first: one of `ids`, which are column ids. */
export function useAddressSort<const Id extends string>(
  ids: readonly Id[],
  first: NoInfer<Id>,
  shallow = false,
): AddressSort & { sort: Id } {
  const [search, setSearch] = useQueryStates(
    { sort: parseAsString, cursor: parseAsString },
    { shallow },
  );
  const sort = ids.find((id) => id === search.sort) ?? first;
  const sorting = [{ id: sort, desc: true }];
  const onSortingChange: OnChangeFn<SortingState> = (change) => {
    const [next] = typeof change === "function" ? change(sorting) : change;
    if (!next || next.id === sort) return;
    void setSearch({ sort: next.id === first ? null : next.id, cursor: null });
  };
  return { sort, sorting, onSortingChange };
}

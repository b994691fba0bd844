"use client";

import { parseAsString, useQueryStates } from "nuqs";
import { Select } from "#components/ui/select.tsx";

export type FilterOption = string | { value: string; label: string };

type Props = {
  /** The filter's name in the address. */
  name: string;
  label: string;
  options: FilterOption[];
  /** What is chosen while the address says nothing: words for everything, or one of the options. */
  otherwise: string;
};

/** One filter of a page: the address holds it, the server reads it, and paging starts again. */
export function FilterSelect({ name, label, options, otherwise }: Props) {
  const [search, setSearch] = useQueryStates(
    { [name]: parseAsString, cursor: parseAsString },
    { shallow: false },
  );
  const listed = options.map((option) =>
    typeof option === "string" ? { value: option, label: option } : option,
  );
  const isOption = listed.some(({ value }) => value === otherwise);
  const value = search[name] ?? (isOption ? otherwise : "");
  const known = value === "" || listed.some((option) => option.value === value);
  const choose = (next: string) =>
    void setSearch({ [name]: next === "" || next === otherwise ? null : next, cursor: null });
  return (
    <Select
      aria-label={label}
      className="max-w-40 max-sm:w-full max-sm:max-w-none"
      value={value}
      onChange={(event) => choose(event.target.value)}
    >
      {isOption ? null : <option value="">{otherwise}</option>}
      {known ? null : <option>{value}</option>}
      {listed.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </Select>
  );
}

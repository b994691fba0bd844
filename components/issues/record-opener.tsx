"use client";

import { parseAsString, useQueryState } from "nuqs";
import type { Record as ErrorRecord } from "#lib/issues/schemas.ts";

type Props = {
  record: ErrorRecord;
  /** One line without the code, where all records are of one issue. */
  brief?: boolean;
};

/** Code and message of a record; a press shows all of it. */
export function RecordOpener({ record, brief = false }: Props) {
  const [, open] = useQueryState("record", parseAsString.withOptions({ history: "push" }));
  return (
    <button
      type="button"
      data-row
      aria-haspopup="dialog"
      onClick={() => void open(record.id)}
      className="group block w-full min-w-0 text-left"
    >
      {brief ? (
        <span className="block truncate group-hover:underline">{record.message}</span>
      ) : (
        <>
          <span className="block truncate font-mono text-sm text-ink-2">{record.error_code}</span>
          <span className="line-clamp-2 wrap-anywhere whitespace-normal group-hover:underline">
            {record.message}
          </span>
        </>
      )}
    </button>
  );
}

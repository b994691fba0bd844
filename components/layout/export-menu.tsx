"use client";

import { Download } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "#components/ui/dropdown-menu.tsx";

type Props = {
  /** Of the API: answers the file of the filter. */
  path: `/api/v1/${string}`;
  /** The filter. */
  query: string;
};

const kinds = [
  { format: "csv", words: "CSV for spreadsheets" },
  { format: "ndjson", words: "NDJSON for programs" },
];

/** Saves all that a page's filter finds as a file. */
export function ExportMenu({ path, query }: Props) {
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button>
          <Download aria-hidden />
          Export
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent>
        {kinds.map(({ format, words }) => (
          <DropdownMenuItem key={format} asChild>
            <a href={`${path}?${query}${query ? "&" : ""}format=${format}`} download>
              {words}
            </a>
          </DropdownMenuItem>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

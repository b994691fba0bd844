"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
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

const formats = ["csv", "ndjson"] as const;

/** Saves all that a page's filter finds as a file. */
export function ExportMenu({ path, query }: Props) {
  const t = useTranslations("layout.exportMenu");

  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button>
          <Download aria-hidden />
          {t("export")}
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent>
        {formats.map((format) => (
          <DropdownMenuItem key={format} asChild>
            <a href={`${path}?${query}${query ? "&" : ""}format=${format}`} download>
              {t(format)}
            </a>
          </DropdownMenuItem>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

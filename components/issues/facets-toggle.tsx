"use client";

import { ListFilter } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { issueFacetsCookie } from "#components/issues/issue-table-choice.ts";
import { rememberChoice } from "#components/layout/reader-choice.ts";
import { Button } from "#components/ui/button.tsx";

/** Opens and closes the values beside the list; the server remembers it for this browser. */
export function FacetsToggle({ open }: { open: boolean }) {
  const t = useTranslations("issues.facets");
  const router = useRouter();
  function toggle() {
    rememberChoice(issueFacetsCookie, open ? "closed" : "open");
    router.refresh();
  }
  return (
    <Button aria-expanded={open} aria-controls="issue-facets" onClick={toggle}>
      <ListFilter aria-hidden />
      {t("title")}
    </Button>
  );
}

"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { toast } from "sonner";
import { isSameContent, tidyContent } from "#components/error-pages/page-edit.ts";
import { sendDraft } from "#components/error-pages/send-content.ts";
import type { FormProblem } from "#components/forms/send-json.ts";
import type { PageContent, PageEdition } from "#lib/error-pages/content-schemas.ts";

const nothing: PageContent = { texts: {}, look: {} };

/** What is edited here, what of it is saved, and what visitors see. */
export function useStudio(first: PageEdition) {
  const t = useTranslations("errorPages.bar");
  const router = useRouter();
  const [edition, setEdition] = useState(first);
  const published = edition.published?.content ?? nothing;
  const saved = edition.draft?.content ?? published;
  const [content, setContent] = useState(saved);
  const [problem, setProblem] = useState<FormProblem | null>(null);
  const tidy = tidyContent(content);
  const unsaved = !isSameContent(tidy, saved);
  useLeaveGuard(unsaved);

  /** Takes over what the server holds now; what was typed while it answered stays. */
  function take(next: PageEdition) {
    setEdition(next);
    const held = next.draft?.content ?? next.published?.content ?? nothing;
    setContent((latest) => (latest === content ? held : latest));
    setProblem(null);
    router.refresh();
  }
  /** Answers whether what is edited lies on the server. */
  async function save(): Promise<boolean> {
    if (!unsaved) return true;
    const sent = await sendDraft(edition.service, tidy, edition.draft?.revision ?? 0);
    if (sent.ok) take(sent.data);
    else setProblem(sent.problem);
    if (sent.ok) toast(t("saved"));
    return sent.ok;
  }
  return {
    ...{ edition, content, tidy, problem, unsaved, take, save },
    change: setContent,
    /** Something here is not what visitors see. */
    differs: unsaved || edition.draft !== null,
    discarded: () => take({ ...edition, draft: null, changes: [] }),
  };
}
export type Studio = ReturnType<typeof useStudio>;

/** Asks before a window with unsaved changes is left. */
function useLeaveGuard(unsaved: boolean) {
  useEffect(() => {
    if (!unsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [unsaved]);
}

"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { sendJson } from "#components/forms/send-json.ts";
import { type ChangeIssue, Issue } from "#lib/issues/schemas.ts";

/** Changes one issue; a toast says what became of it, and takes it back where `undo` is given. */
export function useIssueChange(id: string) {
  const t = useTranslations("issues.change");
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  async function change(
    next: ChangeIssue,
    say: (issue: Issue) => string,
    undo: ChangeIssue | null = null,
  ): Promise<void> {
    setBusy(true);
    const sent = await sendJson("PATCH", `/api/v1/issues/${id}`, next, Issue);
    setBusy(false);
    if (!sent.ok) {
      toast.error(sent.problem.title, { description: sent.problem.detail });
      return;
    }
    router.refresh();
    const action = undo ? { label: t("undo"), onClick: () => void change(undo, say) } : null;
    toast(say(sent.data), action ? { action } : {});
  }
  return { busy, change };
}

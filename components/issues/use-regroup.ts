"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { sendJson } from "#components/forms/send-json.ts";
import { Issue } from "#lib/issues/schemas.ts";

export type Regroup = "merge" | "split";

const opposite: Record<Regroup, Regroup> = { merge: "split", split: "merge" };

/** Merges another issue into this one or splits it off; the toast takes it back. */
export function useRegroup(issueId: string) {
  const t = useTranslations("issues.change");
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  async function regroup(verb: Regroup, other: string, mayUndo = true): Promise<void> {
    setBusy(true);
    const path = `/api/v1/issues/${issueId}/${verb}` as const;
    const sent = await sendJson("POST", path, { issues: [other] }, Issue);
    setBusy(false);
    if (!sent.ok) {
      toast.error(sent.problem.title, { description: sent.problem.detail });
      return;
    }
    router.refresh();
    const undo = { label: t("undo"), onClick: () => void regroup(opposite[verb], other, false) };
    toast(t(verb), mayUndo ? { action: undo } : {});
  }
  return { busy, regroup };
}

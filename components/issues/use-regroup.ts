"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { sendJson } from "#components/forms/send-json.ts";
import { Issue } from "#lib/issues/schemas.ts";

export type Regroup = "merge" | "split";

const said: Record<Regroup, string> = {
  merge: "It counts here from now on",
  split: "It is an issue of its own again",
};
const opposite: Record<Regroup, Regroup> = { merge: "split", split: "merge" };

/** Merges another issue into this one or splits it off; the toast takes it back. */
export function useRegroup(issueId: string) {
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
    const undo = { label: "Undo", onClick: () => void regroup(opposite[verb], other, false) };
    toast(said[verb], mayUndo ? { action: undo } : {});
  }
  return { busy, regroup };
}

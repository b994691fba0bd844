"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { sendJson } from "#components/forms/send-json.ts";
import { groupByState } from "#components/issues/group-by-state.ts";
import { issueStateWords } from "#components/issues/issue-state-words.ts";
import { countNoun } from "#lib/format/count.ts";
import { ChangedIssues, type ChangeIssues } from "#lib/issues/filter-schemas.ts";
import { Issue, type IssueState } from "#lib/issues/schemas.ts";

type Which = ChangeIssues["issues"];
export type Settable = "open" | "resolved" | "muted";
type Options = {
  /** How loaded issues stand before a change, by id. */
  states: ReadonlyMap<string, IssueState>;
  /** Called with the ids that were changed, and how they stand now; null: they count elsewhere. */
  onChanged: (ids: ReadonlySet<string>, state: Settable | null) => void;
};

/** Changes of many issues at once; the toast says how many, and takes it back. */
export function useBulkChange({ states, onChanged }: Options) {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  async function send(issues: Which, state: Settable): Promise<string[] | null> {
    setBusy(true);
    const body = { issues, change: { state } } satisfies ChangeIssues;
    const sent = await sendJson("POST", "/api/v1/issues/change", body, ChangedIssues);
    setBusy(false);
    if (!sent.ok) {
      toast.error(sent.problem.title, { description: sent.problem.detail });
      return null;
    }
    onChanged(new Set(sent.data.ids), state);
    return sent.data.ids;
  }
  async function change(issues: Which, state: Settable): Promise<boolean> {
    const ids = await send(issues, state);
    if (ids === null) return false;
    router.refresh();
    const before = groupByState(ids, states, state);
    const word = issueStateWords[state].word.toLowerCase();
    const are = ids.length === 1 ? "is" : "are";
    toast(
      ids.length === 0 ? "Nothing to change" : `${countNoun(ids.length, "issue")} ${are} ${word}`,
      {
        ...(ids.length > 0 ? { action: { label: "Undo", onClick: () => void undo(before) } } : {}),
      },
    );
    return true;
  }
  async function undo(before: Map<Settable, string[]>): Promise<void> {
    for (const [state, ids] of before) await send({ ids }, state);
    router.refresh();
    toast("Taken back");
  }
  async function merge(
    target: Pick<Issue, "id" | "error_code">,
    others: string[],
  ): Promise<boolean> {
    setBusy(true);
    const path = `/api/v1/issues/${target.id}/merge` as const;
    const sent = await sendJson("POST", path, { issues: others }, Issue);
    setBusy(false);
    if (!sent.ok) {
      toast.error(sent.problem.title, { description: sent.problem.detail });
      return false;
    }
    onChanged(new Set(others), null);
    router.refresh();
    toast(`${countNoun(others.length, "issue")} now count in ${target.error_code}`, {
      action: { label: "Undo", onClick: () => void split(target.id, others) },
    });
    return true;
  }
  async function split(target: string, others: string[]): Promise<void> {
    const path = `/api/v1/issues/${target}/split` as const;
    const sent = await sendJson("POST", path, { issues: others }, Issue);
    if (!sent.ok) toast.error(sent.problem.title, { description: sent.problem.detail });
    else toast("Taken back");
    router.refresh();
  }
  return { busy, change, merge };
}

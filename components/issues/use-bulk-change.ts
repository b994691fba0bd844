"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { sendJson } from "#components/forms/send-json.ts";
import type { Words } from "#components/ui/words.ts";
import {
  ChangedIssues,
  type ChangeIssues,
  type IssueHandling,
  mostRestored,
  type RestoreIssues,
} from "#lib/issues/filter-schemas.ts";
import { Issue, type IssueState } from "#lib/issues/schemas.ts";

type Which = ChangeIssues["issues"];
export type Settable = "open" | "resolved" | "muted";
type Options = {
  /** Called with how the changed ones stand now, by id; null: they count elsewhere. */
  onChanged: (states: ReadonlyMap<string, IssueState | null>) => void;
};

/** Changes of many issues at once; the toast says how many, and takes it back. */
export function useBulkChange({ onChanged }: Options) {
  const t = useTranslations("issues.change");
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  async function send(
    path: "/api/v1/issues/change" | "/api/v1/issues/restore",
    body: ChangeIssues | RestoreIssues,
  ): Promise<ChangedIssues | null> {
    setBusy(true);
    const sent = await sendJson("POST", path, body, ChangedIssues);
    setBusy(false);
    if (!sent.ok) {
      toast.error(sent.problem.title, { description: sent.problem.detail });
      return null;
    }
    return sent.data;
  }
  async function change(issues: Which, state: Settable): Promise<boolean> {
    const sent = await send("/api/v1/issues/change", { issues, change: { state } });
    if (sent === null) return false;
    const { ids, before, failed } = sent;
    onChanged(new Map(ids.map((id) => [id, state])));
    router.refresh();
    const title = ids.length === 0 ? t("nothing") : t(`many.${state}`, { count: ids.length });
    const undoing = { label: t("undo"), onClick: () => void undo(before) };
    const options = ids.length > 0 ? { action: undoing } : {};
    if (failed === null) toast(title, options);
    else toast.warning(title, { ...options, description: describeRest(t, failed) });
    return failed === null;
  }
  async function undo(before: IssueHandling[]): Promise<void> {
    for (let start = 0; start < before.length; start += mostRestored) {
      const issues = before.slice(start, start + mostRestored);
      const sent = await send("/api/v1/issues/restore", { issues });
      if (sent === null) return router.refresh();
      const states = new Map(issues.map(({ id, state }) => [id, state]));
      for (const id of sent.failed?.ids ?? []) states.delete(id);
      onChanged(states);
      if (sent.failed) {
        toast.warning(t("takenBackInPart"), { description: describeRest(t, sent.failed) });
        return router.refresh();
      }
    }
    router.refresh();
    toast(t("takenBack"));
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
    onChanged(new Map(others.map((id) => [id, null])));
    router.refresh();
    toast(t("merged", { count: others.length, code: target.error_code }), {
      action: { label: t("undo"), onClick: () => void split(target.id, others) },
    });
    return true;
  }
  async function split(target: string, others: string[]): Promise<void> {
    const path = `/api/v1/issues/${target}/split` as const;
    const sent = await sendJson("POST", path, { issues: others }, Issue);
    if (!sent.ok) toast.error(sent.problem.title, { description: sent.problem.detail });
    else toast(t("takenBack"));
    router.refresh();
  }
  return { busy, change, merge };
}

function describeRest(
  t: Words<"issues.change">,
  { ids, reason }: NonNullable<ChangedIssues["failed"]>,
): string {
  return t("rest", { count: ids.length, reason });
}

"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { sendJson } from "#components/forms/send-json.ts";
import { issueStateWords } from "#components/issues/issue-state-words.ts";
import { Button } from "#components/ui/button.tsx";
import { markShortcut } from "#components/ui/keyboard-map.ts";
import { type ChangeIssue, Issue } from "#lib/issues/schemas.ts";

type Target = ChangeIssue["state"];
type Props = { issue: Pick<Issue, "id" | "error_code" | "state"> };

const keysOf = { open: {}, resolved: markShortcut("r"), muted: markShortcut("m") };
const verbs: Record<Target, string> = { open: "Reopen", resolved: "Resolve", muted: "Mute" };

/** Resolve, mute or reopen; the toast takes it back. */
export function IssueStateButtons({ issue }: Props) {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  async function change(state: Target, undo: Target | null) {
    setBusy(true);
    const sent = await sendJson("PATCH", `/api/v1/issues/${issue.id}`, { state }, Issue);
    setBusy(false);
    if (!sent.ok) {
      toast.error(sent.problem.title, { description: sent.problem.detail });
      return;
    }
    router.refresh();
    toast(`${issue.error_code} is ${issueStateWords[sent.data.state].word.toLowerCase()}`, {
      ...(undo ? { action: { label: "Undo", onClick: () => void change(undo, null) } } : {}),
    });
  }
  const isActive = issue.state === "open" || issue.state === "regressed";
  const targets: Target[] = isActive ? ["muted", "resolved"] : ["open"];
  const before: Target = issue.state === "regressed" ? "open" : issue.state;
  return targets.map((state) => (
    <Button
      key={state}
      {...keysOf[state]}
      variant={state === "resolved" ? "primary" : "secondary"}
      disabled={busy}
      aria-busy={busy}
      onClick={() => void change(state, before)}
    >
      {verbs[state]}
    </Button>
  ));
}

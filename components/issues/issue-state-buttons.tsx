"use client";

import { useTranslations } from "next-intl";
import { prepareUndo } from "#components/issues/describe-handling.ts";
import { MuteMenu } from "#components/issues/mute-menu.tsx";
import { useIssueChange } from "#components/issues/use-issue-change.ts";
import { Button } from "#components/ui/button.tsx";
import { markShortcut } from "#components/ui/keyboard-map.ts";
import type { Issue } from "#lib/issues/schemas.ts";

/** Resolve, mute or reopen; the toast takes it back. */
export function IssueStateButtons({ issue }: { issue: Issue }) {
  const t = useTranslations("issues.handling");
  const changed = useTranslations("issues.change.one");
  const { busy, change } = useIssueChange(issue.id);
  const isActive = issue.state === "open" || issue.state === "regressed";
  const undo = prepareUndo(issue);
  const sayState = ({ error_code: code, state }: Issue) => changed(state, { code });
  if (!isActive) {
    return (
      <Button
        {...markShortcut("r")}
        disabled={busy}
        aria-busy={busy}
        onClick={() => void change({ state: "open" }, sayState, undo)}
      >
        {t("reopen")}
      </Button>
    );
  }
  return (
    <>
      <MuteMenu disabled={busy} onMute={(mute) => void change(mute, sayState, undo)} />
      <Button
        variant="primary"
        {...markShortcut("r")}
        disabled={busy}
        aria-busy={busy}
        onClick={() => void change({ state: "resolved" }, sayState, undo)}
      >
        {t("resolve")}
      </Button>
    </>
  );
}

import type { Words } from "#components/ui/words.ts";
import type { ChangeIssue, Issue } from "#lib/issues/schemas.ts";

/** The change that gives an issue back what it had; a regression cannot be made, so it becomes open. */
export function prepareUndo(issue: Issue): ChangeIssue {
  if (issue.state !== "muted") return { state: issue.state === "resolved" ? "resolved" : "open" };
  const { muted_until, muted_count, muted_until_regression } = issue;
  return {
    state: "muted",
    ...(muted_until === null ? {} : { muted_until }),
    ...(muted_count === null ? {} : { muted_count: Math.max(1, muted_count) }),
    ...(muted_until_regression ? { muted_until_regression } : {}),
  };
}

type Muted = Pick<Issue, "muted_count" | "muted_until_regression">;

/** What ends a mute besides a time, in words; null: nothing does. */
export function describeMuteEnd(
  t: Words<"issues.figures">,
  { muted_count: count, muted_until_regression }: Muted,
): string | null {
  if (count !== null) return t("mutedForRecords", { count });
  return muted_until_regression ? t("mutedUntilBack") : null;
}

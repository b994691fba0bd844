import { z } from "zod";
import type { Words } from "#components/ui/words.ts";
import type { IssueActivity } from "#lib/issues/activity-schemas.ts";

const Changed = z.object({
  state: z.string().optional(),
  muted_until: z.string().optional(),
  muted_count: z.number().optional(),
  muted_until_regression: z.boolean().optional(),
  assignee: z.object({ name: z.string() }).nullish(),
});
type Changed = z.infer<typeof Changed>;
const Merged = z.object({ merged: z.array(z.object({ title: z.string() })) });
const Split = z.object({ split: z.array(z.object({ title: z.string() })) });

type ActivityWords = Words<"issues.activity">;
const Settable = z.enum(["open", "resolved", "muted"]);

export type Told = {
  /** Who did it; null: nobody, it happened. */
  actor: string | null;
  words: string;
  /** A moment that the words end with. */
  until?: string;
};

/** What happened, in words; null for what is shown otherwise. */
export function describeActivity(t: ActivityWords, activity: IssueActivity): Told | null {
  switch (activity.kind) {
    case "commented":
    case "recovery":
      return null;
    case "changed":
      return { actor: activity.actor, ...describeChange(t, activity) };
    default:
      return { actor: null, words: t(`happened.${activity.kind}`) };
  }
}

type Change = Extract<IssueActivity, { kind: "changed" }>;

function describeChange(t: ActivityWords, { action, actor, after }: Change): Omit<Told, "actor"> {
  if (action === "merge-issues") {
    const titles = quoteTitles(Merged, after);
    return { words: titles ? t("merged", { titles }) : t("mergedSome") };
  }
  if (action === "split-issue") {
    const titles = quoteTitles(Split, after);
    return { words: titles ? t("split", { titles }) : t("splitSome") };
  }
  const change = Changed.safeParse(after).data;
  if (!change) return { words: t("changed") };
  const [one, other] = [describeState(t, change), describeAssignee(t, change, actor)];
  return {
    words: one && other ? t("both", { one, other }) : (one ?? other ?? t("changed")),
    ...(change.muted_until ? { until: change.muted_until } : {}),
  };
}

function describeState(
  t: ActivityWords,
  { state, muted_count: count, muted_until_regression }: Changed,
) {
  if (state === undefined) return null;
  const known = Settable.safeParse(state).data;
  const verb = known ? t(`verbs.${known}`) : t("setTo", { state });
  if (count !== undefined) return t("forRecords", { verb, count });
  return muted_until_regression ? t("untilBack", { verb }) : verb;
}

function describeAssignee(t: ActivityWords, { assignee }: Changed, actor: string) {
  if (assignee === undefined) return null;
  if (assignee?.name === actor) return t("took");
  return assignee === null ? t("unassigned") : t("gave", { name: assignee.name });
}

function quoteTitles(schema: typeof Merged | typeof Split, after: unknown): string {
  const found = schema.safeParse(after).data;
  const titles = found ? Object.values(found).flat() : [];
  return titles.map(({ title }) => `“${title}”`).join(", ");
}

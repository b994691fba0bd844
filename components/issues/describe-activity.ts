import { z } from "zod";
import { formatCount } from "#lib/format/count.ts";
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

const byItself: Record<"opened" | "regressed" | "unmuted" | "settled", string> = {
  opened: "First seen",
  regressed: "Came back after it was resolved",
  unmuted: "The mute ended",
  settled: "Silent for a day, and so resolved",
};

const stateVerbs: Record<string, string> = {
  open: "reopened it",
  resolved: "resolved it",
  muted: "muted it",
};

export type Told = {
  /** Who did it; null: nobody, it happened. */
  actor: string | null;
  words: string;
  /** A moment that the words end with. */
  until?: string;
};

/** What happened, in words; null for what is shown otherwise. */
export function describeActivity(activity: IssueActivity): Told | null {
  switch (activity.kind) {
    case "commented":
    case "recovery":
      return null;
    case "changed":
      return { actor: activity.actor, ...describeChange(activity) };
    default:
      return { actor: null, words: byItself[activity.kind] };
  }
}

type Change = Extract<IssueActivity, { kind: "changed" }>;

function describeChange({ action, actor, after }: Change): Omit<Told, "actor"> {
  if (action === "merge-issues") return { words: describeTitles("merged", Merged, after) };
  if (action === "split-issue") return { words: describeTitles("split off", Split, after) };
  const change = Changed.safeParse(after).data;
  if (!change) return { words: "changed it" };
  const parts = [describeState(change), describeAssignee(change, actor)].filter(Boolean);
  return {
    words: parts.join(" and ") || "changed it",
    ...(change.muted_until ? { until: change.muted_until } : {}),
  };
}

function describeState({ state, muted_count, muted_until_regression }: Changed) {
  if (state === undefined) return null;
  const verb = stateVerbs[state] ?? `set it to ${state}`;
  if (muted_count !== undefined) return `${verb} for ${formatCount(muted_count)} more records`;
  return muted_until_regression ? `${verb} until it comes back` : verb;
}

function describeAssignee({ assignee }: Changed, actor: string) {
  if (assignee === undefined) return null;
  if (assignee?.name === actor) return "took it";
  return assignee === null ? "took away who looks after it" : `gave it to ${assignee.name}`;
}

function describeTitles(
  verb: string,
  schema: typeof Merged | typeof Split,
  after: unknown,
): string {
  const found = schema.safeParse(after).data;
  const titles = found ? Object.values(found).flat() : [];
  const names = titles.map(({ title }) => `“${title}”`).join(", ");
  return names ? `${verb} ${names}` : `${verb} issues`;
}

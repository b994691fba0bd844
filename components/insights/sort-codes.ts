import type { CodeState } from "#components/insights/code-state.ts";
import type { TopCode } from "#lib/insights/schemas.ts";

export type CodeRow = Omit<TopCode, "states"> & { state: CodeState; color: string };

export const codeSorts = ["count", "change", "last_seen"] as const;
export type CodeSort = (typeof codeSorts)[number];

/** The most frequent, the most grown or the latest first; equals keep their order. */
export function sortCodes<Code extends Pick<TopCode, "count" | "previous_count" | "last_seen">>(
  codes: Code[],
  sort: CodeSort,
): Code[] {
  const figure = figures[sort];
  return codes.toSorted((one, other) => figure(other) - figure(one));
}

type Figure = (code: Pick<TopCode, "count" | "previous_count" | "last_seen">) => number;

/** More than any code can grow by: what is new stands before it, the frequent first. */
const beyondGrowth = 1e12;

const figures: Record<CodeSort, Figure> = {
  count: ({ count }) => count,
  change: ({ count, previous_count: before }) =>
    before === 0 ? beyondGrowth + count : count / before,
  last_seen: ({ last_seen }) => Date.parse(last_seen),
};

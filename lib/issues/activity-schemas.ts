import { z } from "zod";
import { Comment } from "#lib/issues/comment-schemas.ts";

const at = z.string();

/** Something that happened to an issue, or that somebody did to it. */
export const IssueActivity = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("opened"), at }),
  z.object({
    kind: z.enum(["regressed", "unmuted", "settled"]).describe("By itself; settled: by silence."),
    at,
  }),
  z.object({
    kind: z.literal("changed"),
    at,
    actor: z.string(),
    action: z.string().describe("`change-issue`, `merge-issues` or `split-issue`."),
    before: z.unknown(),
    after: z.unknown(),
  }),
  z.object({ kind: z.literal("commented"), at, comment: Comment }),
  z.object({
    kind: z.literal("recovery"),
    at,
    run: z.object({ id: z.string(), name: z.string(), state: z.string() }),
  }),
]);
export type IssueActivity = z.infer<typeof IssueActivity>;

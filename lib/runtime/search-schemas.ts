import { z } from "zod";

export const FoundKind = z.enum(["record", "issue", "service", "scenario", "run"]);
export type FoundKind = z.infer<typeof FoundKind>;

/** One thing that a search found. */
export const Found = z.object({
  kind: FoundKind,
  title: z.string(),
  detail: z.string().describe("What tells it from others of the same title."),
  path: z.string().startsWith("/").describe("Its page of the dashboard."),
});
export type Found = z.infer<typeof Found>;

export const FoundList = z.object({ data: z.array(Found) });

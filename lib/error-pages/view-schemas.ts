import { z } from "zod";

const count = z.number().int();

/** How many visitors went back in after at most so many seconds; `seconds` null: after more. */
export const WaitShare = z.object({ seconds: z.number().int().nullable(), count });
export type WaitShare = z.infer<typeof WaitShare>;

/** What visitors saw in a time; people are estimated, everything else is counted. */
export const PageViews = z.object({
  shown: count.describe("Pages shown, those that were opened again included."),
  people: count.describe(
    "Different people, by a sketch: 3 % off at most two times of three. The same person counts again on another day, with another browser or address, and at another web process.",
  ),
  returned: count.describe("Went back in by themselves while the page was open."),
  waits: z.array(WaitShare),
  kinds: z.array(z.object({ kind: z.string(), count })),
  languages: z.array(z.object({ language: z.string(), count })),
  bucket_seconds: z.number().int(),
  points: z.array(z.tuple([z.string(), count])).describe("Pages shown; every bucket present."),
});
export type PageViews = z.infer<typeof PageViews>;

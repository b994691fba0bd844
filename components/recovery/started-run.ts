import { z } from "zod";

/** What a press needs to know of the run that it began. */
export const StartedRun = z.object({ id: z.string() });
export type StartedRun = z.infer<typeof StartedRun>;

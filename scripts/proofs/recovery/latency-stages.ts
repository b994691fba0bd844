import type { Bed, WardContext } from "./ward.ts";

/** Milliseconds of one recovery: from the answer 202 to the first byte at the target, and of what happens meanwhile. */
export type Stages = {
  whole: number;
  decided: number;
  "taken up": number;
  "checked and intended": number;
  called: number;
};
export const stageNames = ["decided", "taken up", "checked and intended", "called"] as const;

/** The database runs on this host: its clock is ours. */
export async function readStages(
  { database }: WardContext,
  { service_id }: Bed,
  answered: number,
  called: number,
): Promise<Stages> {
  const run = await database.run.findFirstOrThrow({
    where: { service_id },
    include: { attempts: true },
  });
  const at = (time: Date | null | undefined) => (time?.getTime() ?? 0) - performance.timeOrigin;
  const intended = at(run.attempts[0]?.intended_at);
  return {
    whole: called - answered,
    decided: at(run.created_at) - answered,
    "taken up": at(run.started_at) - at(run.created_at),
    "checked and intended": intended - at(run.started_at),
    called: called - intended,
  };
}

import type { Context } from "#lib/platform/context.ts";
import { transact } from "#lib/platform/database.ts";

/** Removes what the error stream holds of a deleted service. */
export async function deleteServiceData(context: Context, service_id: number): Promise<void> {
  const where = { service_id };
  await transact(context.database, async (database) => {
    await database.record.deleteMany({ where });
    await database.recordCalls.deleteMany({ where });
    await database.recordKey.deleteMany({ where });
    await database.issueUser.deleteMany({ where });
    await database.issueComment.deleteMany({ where });
    await database.issueEvent.deleteMany({ where });
    await database.issue.deleteMany({ where });
    await database.rollup.deleteMany({ where });
    await database.codeRollup.deleteMany({ where });
    await database.arrival.deleteMany({ where });
    await database.issueArrival.deleteMany({ where });
    await database.issueWatch.deleteMany({ where });
    await database.ingestOutcome.deleteMany({ where });
    await database.errorCode.deleteMany({ where });
    await database.feedback.deleteMany({ where });
    await database.messageModel.deleteMany({ where });
  });
}

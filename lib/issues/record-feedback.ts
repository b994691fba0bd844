import { deriveReference } from "#lib/issues/reference.ts";
import type { Context } from "#lib/platform/context.ts";

/** What a person wrote who met an error; `id` is a UUID, `event_id` that of the record where it is known. */
export type NewFeedback = {
  id: string;
  service_id: number;
  at: Date;
  event_id: string | null;
  name: string | null;
  email: string | null;
  message: string;
};

/** Keeps what people wrote, under the reference of their record; the same again changes nothing. */
export async function recordFeedback(context: Context, feedback: NewFeedback[]): Promise<void> {
  if (feedback.length === 0) return;
  const references = await findReferences(context, feedback);
  await context.database.feedback.createMany({
    data: feedback.map(({ at, id, service_id, event_id, name, email, message }) => ({
      ...{ id, service_id, event_id, name, email, message },
      reference:
        event_id && (references.get(`${service_id} ${event_id}`) ?? deriveReference(event_id)),
      created_at: at,
    })),
    skipDuplicates: true,
  });
}

/** A record's reference comes from its request id where it has one, which the feedback does not tell. */
async function findReferences(
  { database }: Context,
  feedback: NewFeedback[],
): Promise<Map<string, string>> {
  const keys = feedback.flatMap(({ service_id, event_id }) =>
    event_id === null ? [] : [{ service_id, event_id }],
  );
  if (keys.length === 0) return new Map();
  const rows = await database.recordKey.findMany({ where: { OR: keys } });
  return new Map(rows.map((row) => [`${row.service_id} ${row.event_id}`, row.reference]));
}

import { deriveReference } from "#lib/issues/reference.ts";
import type { Context } from "#lib/platform/context.ts";

/** What a person wrote who met an error; `id` is a UUID, `event_id` and `request_id` are those of the record where known. */
export type NewFeedback = {
  id: string;
  service_id: number;
  at: Date;
  event_id: string | null;
  request_id: string | null;
  name: string | null;
  email: string | null;
  message: string;
  /** The error page on which it was written; its reference is that of the record. */
  page?: { reference: string | null; kind: string | null; language: string };
};

/** Keeps what people wrote, under the reference of their record; the same again changes nothing. */
export async function recordFeedback(context: Context, feedback: NewFeedback[]): Promise<void> {
  if (feedback.length === 0) return;
  const references = await findReferences(context, feedback);
  await context.database.feedback.createMany({
    data: feedback.map((one) => {
      const { id, service_id, event_id, request_id, name, email, message, at, page } = one;
      const seed = request_id ?? event_id;
      const derived = seed === null ? null : deriveReference(seed);
      const reference = page?.reference ?? references.get(`${service_id} ${event_id}`) ?? derived;
      const shown = { page_kind: page?.kind ?? null, language: page?.language ?? null };
      return {
        id,
        service_id,
        event_id,
        reference,
        name,
        email,
        message,
        ...shown,
        created_at: at,
      };
    }),
    skipDuplicates: true,
  });
}

/** The references that records have; one that arrives after its feedback will have the one that is derived. */
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

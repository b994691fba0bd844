import type { TemplateModel } from "#lib/grouping/template-model.ts";
import type { Statements } from "#lib/platform/statements.ts";

type Place = { service_id: number; scope: string; bucket: string };

/** What was learnt in this scope? The row stays locked until the transaction ends; null where it is new. */
export async function lockModel(
  statements: Statements,
  { service_id, scope, bucket }: Place,
): Promise<TemplateModel | null> {
  const rows = await statements.query<{ model: TemplateModel | null }>`
    INSERT INTO message_models (service_id, scope, bucket, model)
    VALUES (${service_id}, ${scope}, ${bucket}, 'null'::jsonb)
    ON CONFLICT (service_id, scope, bucket) DO UPDATE SET bucket = excluded.bucket
    RETURNING model`;
  return rows[0]?.model ?? null;
}

/** Keeps what was learnt. */
export async function saveModel(
  statements: Statements,
  { service_id, scope, bucket }: Place,
  model: TemplateModel,
): Promise<void> {
  await statements.query`
    UPDATE message_models SET model = ${JSON.stringify(model)}::jsonb, updated_at = statement_timestamp()
    WHERE service_id = ${service_id} AND scope = ${scope} AND bucket = ${bucket}`;
}

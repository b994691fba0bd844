import type { Statements } from "#lib/platform/statements.ts";

/** Stores records as they are; `received_at` is the database's clock, unless a record waited elsewhere before. */
export async function insertRecords(statements: Statements, records: object[]): Promise<void> {
  await statements.query`
    INSERT INTO records (service_id, timestamp, id, received_at, issue_id, environment, error_code, level,
                         message, request_id, reference, stack_trace, release, user_id, url, host,
                         fingerprint, attributes)
    SELECT service_id, timestamp, event_id, coalesce(least(received_at, statement_timestamp()), statement_timestamp()),
           issue_id, environment, error_code, level,
           message, request_id, reference, stack_trace, release, user_id, url, host,
           ARRAY(SELECT jsonb_array_elements_text(fingerprint)), attributes
    FROM jsonb_to_recordset(${JSON.stringify(records)}::jsonb)
      AS r(service_id int, timestamp timestamptz, event_id uuid, received_at timestamptz, issue_id uuid,
           environment text, error_code text, level text, message text, request_id text, reference text,
           stack_trace text, release text, user_id text, url text, host text, fingerprint jsonb, attributes jsonb)`;
}

import type { Statements } from "#lib/platform/statements.ts";

export type AskedCode = { service_id: number; error_code: string; most: number };

/** Which of these codes count by their own name? New ones are added as long as their service has room for them. */
export async function addErrorCodes(
  statements: Statements,
  asked: AskedCode[],
): Promise<{ service_id: number; error_code: string }[]> {
  const codes = JSON.stringify(asked);
  await statements.query`
    SELECT pg_advisory_xact_lock(hashtext('error-codes'), service_id)::text
    FROM (SELECT DISTINCT service_id FROM jsonb_to_recordset(${codes}::jsonb) AS c(service_id int)
          ORDER BY service_id) AS places`;
  await statements.query`
    INSERT INTO error_codes (service_id, error_code)
    SELECT service_id, error_code FROM (
      SELECT c.service_id, c.error_code, c.most,
             row_number() OVER (PARTITION BY c.service_id ORDER BY c.place) AS nth
      FROM ROWS FROM (jsonb_to_recordset(${codes}::jsonb) AS (service_id int, error_code text, most int))
        WITH ORDINALITY AS c(service_id, error_code, most, place)
      WHERE NOT EXISTS (SELECT FROM error_codes e
                        WHERE e.service_id = c.service_id AND e.error_code = c.error_code)
    ) AS fresh
    WHERE nth <= most - (SELECT count(*) FROM error_codes e WHERE e.service_id = fresh.service_id)
    ON CONFLICT DO NOTHING`;
  return statements.query`
    SELECT e.service_id, e.error_code
    FROM jsonb_to_recordset(${codes}::jsonb) AS c(service_id int, error_code text)
    JOIN error_codes e ON e.service_id = c.service_id AND e.error_code = c.error_code`;
}

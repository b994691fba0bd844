import { createChannel } from "#lib/notifications/create-channel.ts";
import { CreateChannel } from "#lib/notifications/schemas.ts";
import { CreateScenario } from "#lib/recovery/schemas.ts";
import type { Hospital } from "./hospital.ts";

/** So many services with a target and a scenario each, by a few statements. */
export async function addManyBeds({ context, patient }: Hospital, count: number): Promise<void> {
  const name = "storm-0";
  const definition = CreateScenario.parse({
    ...{ name, service: name, mode: "auto" },
    trigger: { error_codes: ["FAILED"], count: 3, window_seconds: 60 },
    steps: [{ action: "restart", target: name, settle_seconds: 0 }],
  });
  const config = { base_url: `http://127.0.0.1:${patient.port}`, allow_private: true };
  // The names inside of the plan are the only thing that differs.
  await context.database.$executeRaw`
    WITH made AS (
      INSERT INTO services (name) SELECT 'storm-' || n FROM generate_series(1, ${count}::int) AS n
      RETURNING id, name
    ), places AS (
      INSERT INTO environments (service_id, name) SELECT id, 'production' FROM made
    ), aimed AS (
      INSERT INTO targets (name, service_id, environment, type, config)
      SELECT name, id, 'production', 'http', ${JSON.stringify(config)}::jsonb FROM made
    ), planned AS (
      INSERT INTO scenarios (name, service_id, environment, mode)
      SELECT name, id, 'production', 'auto' FROM made
      RETURNING id, name
    )
    INSERT INTO scenario_versions (scenario_id, version, definition, created_by)
    SELECT id, 1, replace(${JSON.stringify(definition)}, ${`"${name}"`}, '"' || name || '"')::jsonb, 'proof'
    FROM planned`;
}

/** Where notices of this proof go: to the patient, which takes them. */
export async function addChannel({ context, patient }: Hospital): Promise<void> {
  const url = `http://127.0.0.1:${patient.port}/hook`;
  const secret = `whsec_${Buffer.from("a secret of the proofs and no other").toString("base64")}`;
  await createChannel(
    context,
    CreateChannel.parse({
      name: "people",
      type: "webhook",
      config: { url, secret, allow_private: true },
    }),
  );
}

import { z } from "zod";
import type { DemoPlan, DemoPort } from "./plan.ts";

/** A process of the demo's services, as the one that keeps it starts it. */
export const Program = z.object({
  name: z.string(),
  script: z.string(),
  variables: z.record(z.string(), z.string()),
});
export type Program = z.infer<typeof Program>;

/** The services and what they depend on; `keys` are the services' own ingest keys. */
export function listPrograms(plan: DemoPlan, keys: Record<string, string>): Program[] {
  const { ports, paramedic, actionSecret } = plan;
  const ingest = `${paramedic}/api/ingest`;
  const program = (name: DemoPort, variables: Record<string, string>): Program => ({
    name,
    script: `scripts/demo/services/${name}.ts`,
    variables: { PORT: String(ports[name]), PARAMEDIC_URL: paramedic, ...variables },
  });
  return [
    program("user-database", {}),
    program("user-service", {
      INGEST_URL: ingest,
      INGEST_KEY: keys["user-service"] ?? "",
      DATABASE_PORT: String(ports["user-database"]),
    }),
    program("checkout", {
      // This one can only be given an address.
      INGEST_URL: `${ingest}?key=${keys.checkout ?? ""}`,
      ACTION_SECRET: actionSecret,
    }),
    program("search", {
      INGEST_URL: ingest,
      INGEST_KEY: keys.search ?? "",
      ACTION_SECRET: actionSecret,
    }),
  ];
}

import type { Database } from "#lib/platform/database.ts";
import { Problem } from "#lib/platform/errors.ts";

/** Throws `wrong-input` unless all are services and none leads back: in a circle all would wait for each other. */
export async function requireDependencies(
  database: Database,
  service: string,
  depends_on: string[],
): Promise<void> {
  const services = await database.service.findMany({ select: { name: true, depends_on: true } });
  const known = new Map(services.map((row) => [row.name, row.depends_on]));
  const missing = depends_on.find((name) => !known.has(name));
  if (missing !== undefined) {
    throw new Problem("wrong-input", `There is no service named ${missing}.`);
  }
  const seen = new Set(depends_on);
  for (const name of seen) for (const next of known.get(name) ?? []) seen.add(next);
  if (!seen.has(service)) return;
  throw new Problem("wrong-input", `${service} would depend on itself, by way of another service.`);
}

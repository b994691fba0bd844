import { canOperate, requireAccess } from "#lib/accounts/permissions.ts";
import type { Context } from "#lib/platform/context.ts";
import { Problem } from "#lib/platform/errors.ts";
import { type List, wholeList } from "#lib/platform/http/list.ts";
import {
  ErrorPageSettings,
  type Service,
  ServiceLimits,
  Support,
  withoutLimits,
} from "#lib/services/schemas.ts";
import { formatDsn, openServiceKey } from "#lib/services/service-key.ts";

const parts = {
  environments: { select: { name: true }, orderBy: { name: "asc" } },
  ingest_keys: {
    where: { sealed: { not: null }, revoked_at: null },
    select: { sealed: true },
    take: 1,
  },
} as const;

type ServiceRow = {
  id: number;
  name: string;
  support: unknown;
  error_page: unknown;
  limits: unknown;
  depends_on: string[];
  created_at: Date;
  environments: { name: string }[];
  ingest_keys: { sealed: string | null }[];
};

/** All services by name. Viewers see the DSN without its key. */
export async function listServices(context: Context): Promise<List<Service>> {
  requireAccess(context.actor, "read");
  const rows = await context.database.service.findMany({
    orderBy: { name: "asc" },
    include: parts,
  });
  return wholeList(rows.map((row) => toService(context, row)));
}

/** One service; throws `not-found`. */
export async function getService(context: Context, name: string): Promise<Service> {
  requireAccess(context.actor, "read");
  const row = await context.database.service.findUnique({ where: { name }, include: parts });
  if (!row) throw new Problem("not-found", `There is no service named ${name}.`);
  return toService(context, row);
}

function toService(context: Context, row: ServiceRow): Service {
  const sealed = row.ingest_keys[0]?.sealed;
  const secret = sealed && canOperate(context.actor) ? openServiceKey(row.id, sealed) : "key";
  return {
    name: row.name,
    numeric_id: row.id,
    dsn: formatDsn(row.id, secret),
    environments: row.environments.map(({ name }) => name),
    support: Support.catch({}).parse(row.support),
    error_page: ErrorPageSettings.catch({}).parse(row.error_page),
    limits: ServiceLimits.catch(withoutLimits).parse(row.limits),
    depends_on: row.depends_on,
    created_at: row.created_at.toISOString(),
  };
}

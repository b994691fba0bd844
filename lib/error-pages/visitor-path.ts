import { serviceName } from "#lib/services/schemas.ts";

const parts = ["feedback", "seen", "banner.js", "banner.json", "maintenance.ics"] as const;
export type VisitorPart = (typeof parts)[number];
const path = /^\/e\/(.+)\/([a-z.]+)\/*$/;

/** Null for what no service can be called. */
function readName(segments: string): string | null {
  try {
    return serviceName.safeParse(decodeURIComponent(segments)).data ?? null;
  } catch {
    return null;
  }
}

/** What beside a page a path under `/e/<service>/` means; null for pages and their status. */
export function readVisitorPath(pathname: string): { service: string; part: VisitorPart } | null {
  const [, segments = "", last] = path.exec(pathname) ?? [];
  const part = parts.find((name) => name === last);
  if (part === undefined) return null;
  const service = readName(segments);
  return service === null ? null : { service, part };
}

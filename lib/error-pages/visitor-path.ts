const parts = ["feedback", "seen", "banner.js", "banner.json", "maintenance.ics"] as const;
export type VisitorPart = (typeof parts)[number];
const path = /^\/e\/(.+)\/([a-z.]+)\/*$/;

/** What beside a page a path under `/e/<service>/` means; null for pages and their status. */
export function readVisitorPath(pathname: string): { service: string; part: VisitorPart } | null {
  const [, segments = "", last] = path.exec(pathname) ?? [];
  const part = parts.find((name) => name === last);
  if (part === undefined) return null;
  try {
    return { service: decodeURIComponent(segments), part };
  } catch {
    return null;
  }
}

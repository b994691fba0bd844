import { diffContents } from "#lib/error-pages/content-changes.ts";
import type { PageVersion, PageVersionEntry } from "#lib/error-pages/content-schemas.ts";
import { readContent } from "#lib/error-pages/layers.ts";
import type { Context } from "#lib/platform/context.ts";
import { Problem } from "#lib/platform/errors.ts";

type VersionRow = {
  number: number;
  note: string;
  restored_from: number | null;
  published_by: string;
  published_at: Date;
};

/** One version and what it changed; throws `not-found`. */
export async function readVersion(
  { database }: Context,
  service_id: number | null,
  number: number,
): Promise<PageVersion> {
  const [row, before] = await database.errorPageVersion.findMany({
    where: { service_id, number: { lte: number } },
    orderBy: { number: "desc" },
    take: 2,
  });
  if (row?.number !== number) throw new Problem("not-found", `There is no version ${number}.`);
  const content = readContent(row.content);
  const changes = diffContents(readContent(before?.content), content);
  return { ...toEntry(row), content, changes };
}

export function toEntry(row: VersionRow): PageVersionEntry {
  const { number, note, restored_from, published_by, published_at } = row;
  return { number, note, restored_from, published_by, published_at: published_at.toISOString() };
}

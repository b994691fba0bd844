import { compareBundles } from "#lib/error-pages/bundle.ts";
import { readBundleFiles, readManifest } from "#lib/error-pages/bundle-files.ts";
import { type WrittenBundle, writeBundle } from "#lib/error-pages/write-bundle.ts";
import { StartFailure } from "#lib/platform/errors.ts";
import { readSourceForCommand } from "#lib/runtime/read-source-for-command.ts";

/**
 * Writes the static bundle into a folder and says in a line what happened. While the database is away an earlier
 * export stays, if it is whole. Throws `StartFailure` when there is nothing to serve afterwards.
 */
export async function exportErrorPages(options: {
  folder: string;
  service: string | null;
}): Promise<string> {
  const { folder, service } = options;
  const source = await readSourceForCommand(service);
  if (source === null) return keepEarlier(folder);
  const { written, manifest } = await writeBundle(source, { folder, now: new Date() }).catch(
    explain,
  );
  const pages = manifest.files.filter(({ path }) => path.endsWith(".html")).length;
  const what = `${pages} pages of ${manifest.services.length} services in ${manifest.languages.length} languages, version ${manifest.version.slice(0, 12)}`;
  return written ? `${folder}: ${what}` : `${folder} is up to date: ${what}`;
}

function explain(error: unknown): WrittenBundle {
  if (!(error instanceof Error) || error instanceof StartFailure) throw error;
  throw new StartFailure(`The export failed, what was there stays: ${error.message}`, {
    cause: error,
  });
}

async function keepEarlier(folder: string): Promise<string> {
  const manifest = await readManifest(folder);
  const away = "The database does not answer";
  if (manifest === null) {
    throw new StartFailure(
      `${away}, and ${folder} holds no earlier export. Start Paramedic or set DATABASE_URL, then try again.`,
    );
  }
  const { same, differing, missing } = compareBundles(
    manifest.files,
    (await readBundleFiles(folder)) ?? [],
  );
  if (!same && differing.length + missing.length > 0) {
    const [first = ""] = [...missing, ...differing];
    throw new StartFailure(`${away}, and the export in ${folder} is damaged (${first}).`);
  }
  return `${away}: the export of ${manifest.exported_at} in ${folder} stays.`;
}

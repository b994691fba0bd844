import { putStatusFiles } from "#lib/error-pages/put-status-files.ts";
import { listStatusFiles, type StatusFile } from "#lib/error-pages/status-file.ts";
import { createStatusFolder, type StatusFolder } from "#lib/error-pages/status-folder.ts";
import type { Context } from "#lib/platform/context.ts";
import { environment } from "#lib/platform/env.ts";

let ownFolder: StatusFolder | null = null;

/**
 * Brings the exported status files up to date: in the folder STATUS_DIR of this worker's host, and at the places that
 * take them by HTTP PUT. A failure is logged as a fault and tried again; it holds up nothing else.
 */
export async function exportStatuses(context: Context): Promise<void> {
  const { STATUS_DIR } = environment();
  const places = await context.database.statusExport.count();
  if (places === 0 && STATUS_DIR === undefined) return;
  const files = await listStatusFiles(context.database);
  if (STATUS_DIR !== undefined) {
    ownFolder ??= createStatusFolder(STATUS_DIR, () => performance.now());
  }
  await Promise.all([
    ownFolder === null ? null : keepFolder(context, ownFolder, files),
    places === 0 ? null : putStatusFiles(context, files),
  ]);
}

/** Keeps one folder, and tells of what failed in it: a fault is told as often as it is tried again. */
export async function keepFolder(
  { log }: Pick<Context, "log">,
  folder: StatusFolder,
  files: readonly StatusFile[],
): Promise<void> {
  for (const { service, tries, error } of await folder.keep(files)) {
    log.error({ err: error, service, tries }, "a status file cannot be written");
  }
}

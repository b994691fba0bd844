import { defaultSafeRate, deriveAdmissionWindow } from "#lib/error-pages/admission-window.ts";
import {
  type PublicStatusRow,
  publicStatuses,
} from "#lib/error-pages/internal/sql/public-statuses.ts";
import { derivePublicStatus } from "#lib/error-pages/public-status.ts";
import type { Database } from "#lib/platform/database.ts";
import { ErrorPageSettings } from "#lib/services/schemas.ts";

export type StatusFile = {
  service_id: number;
  service: string;
  body: string;
  /** By the database's clock. */
  read_at: Date;
};

/** Who reads an exported file is counted by nobody: about as many are expected as make a minute of it. */
const expectedReaders = 60 * defaultSafeRate;

/** The status file of every service as it is now. */
export async function listStatusFiles(database: Database): Promise<StatusFile[]> {
  const rows = await publicStatuses(database);
  return rows.map(toStatusFile);
}

function toStatusFile(row: PublicStatusRow): StatusFile {
  const { service_id, name: service, error_page, state, since, updated_at, now } = row;
  const { show_recovery, safe_rate } = ErrorPageSettings.safeParse(error_page).data ?? {};
  const stored = state && since && updated_at ? { state, since, updated_at } : null;
  const window = deriveAdmissionWindow(expectedReaders, safe_rate ?? defaultSafeRate);
  const status = derivePublicStatus(stored, show_recovery !== false, now, window);
  return { service_id, service, body: JSON.stringify(status), read_at: now };
}

/**
 * The folders of a service's file, as a server finds them that was asked for `/e/<service>/status.json`. Throws for a
 * name that would lead elsewhere.
 */
export function requireStatusFolders(service: string): string[] {
  const folders = service.split("/");
  if (folders.some((folder) => /^\.{0,2}$|[\\\0]/.test(folder))) {
    throw new Error(`${service} cannot be a folder, so its status is not exported`);
  }
  return folders;
}

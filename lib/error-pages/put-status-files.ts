import {
  type ClaimedFile,
  claimStatusFiles,
} from "#lib/error-pages/internal/sql/claim-status-files.ts";
import { settleStatusFile } from "#lib/error-pages/internal/sql/settle-status-file.ts";
import { openToken } from "#lib/error-pages/status-export-token.ts";
import { requireStatusFolders, type StatusFile } from "#lib/error-pages/status-file.ts";
import type { Context } from "#lib/platform/context.ts";
import { callOutbound } from "#lib/platform/outbound.ts";
import { trimSlashes } from "#lib/platform/trim-slashes.ts";

/** Shorter than the shortest claim. */
const timeoutMilliseconds = 4000;
const atOnce = 20;

/**
 * Puts the files that changed to every place for them; what fails is noted and tried again later. Answers how many were
 * tried.
 */
export async function putStatusFiles(
  context: Context,
  files: readonly StatusFile[],
): Promise<number> {
  const wanted = files.map(({ service_id, body, read_at }) => ({ service_id, body, read_at }));
  const claimed = await claimStatusFiles(context.database, wanted, atOnce);
  await Promise.all(claimed.map((file) => putOne(context, file)));
  return claimed.length;
}

async function putOne(context: Context, file: ClaimedFile): Promise<void> {
  const { service_id, export_id, body } = file;
  const error = await put(file).then(
    () => null,
    (reason: unknown) => reason,
  );
  const fault = error === null ? null : String(error instanceof Error ? error.message : error);
  await settleStatusFile(context.database, { service_id, export_id, body, fault });
  if (error === null) return;
  const told = { err: error, place: file.export, service: file.service, tries: file.tries };
  // One failure may be a passing one; from the second on it is a fault that people should see.
  if (file.tries === 1) context.log.warn(told, "a status file was not put to its place");
  else context.log.error(told, "a status file cannot be put to its place");
}

async function put({ export_id, url, sealed, allow_private, service, body }: ClaimedFile) {
  const token = sealed === null ? null : openToken(export_id, sealed);
  const { status } = await callOutbound({
    url: addressOf(url, service),
    method: "PUT",
    headers: {
      "content-type": "application/json; charset=utf-8",
      "cache-control": "public, max-age=3",
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    },
    body,
    timeoutMilliseconds,
    allowPrivate: allow_private,
  });
  if (status < 200 || status >= 300) throw new Error(`The place answered ${status}.`);
}

function addressOf(base: string, service: string): string {
  const url = new URL(base);
  const folders = requireStatusFolders(service).map(encodeURIComponent).join("/");
  url.pathname = `${trimSlashes(url.pathname)}/${folders}/status.json`;
  return url.href;
}

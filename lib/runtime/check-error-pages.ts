import { compareBundles, manifestName, renderBundle, toEntry } from "#lib/error-pages/bundle.ts";
import { parseManifest, readBundleFiles, readManifest } from "#lib/error-pages/bundle-files.ts";
import type { BundleDrift, BundleEntry, BundleManifest } from "#lib/error-pages/bundle-schemas.ts";
import { StartFailure } from "#lib/platform/errors.ts";
import { readSourceForCommand } from "#lib/runtime/read-source-for-command.ts";

type Deployed = { manifest: BundleManifest; files: Pick<BundleEntry, "path" | "sha256">[] };
const waitMilliseconds = 10_000;

/**
 * Compares a deployed bundle, in a folder or below an address, with what would be exported now. Of a folder every file
 * is read; of an address its manifest is believed. Throws `StartFailure` when it cannot be told.
 */
export async function checkErrorPages(
  place: { folder: string } | { url: string },
): Promise<BundleDrift> {
  const { manifest, files } = await ("url" in place
    ? fetchDeployed(place.url)
    : readDeployed(place.folder));
  const source = await readSourceForCommand(manifest.service);
  if (source === null) {
    throw new StartFailure(
      "The database does not answer, so it cannot be told what would be exported now.",
    );
  }
  return compareBundles(Array.from(renderBundle(source), toEntry), files);
}

/** Lines for a person: which files are not what they should be. */
export function describeDrift({ same, differing, missing, foreign }: BundleDrift): string[] {
  if (same) return ["The deployed pages are what would be exported now."];
  return [
    ...differing.map((path) => `differs: ${path}`),
    ...missing.map((path) => `missing: ${path}`),
    ...foreign.map((path) => `foreign: ${path}`),
    `${differing.length} differ, ${missing.length} missing, ${foreign.length} foreign. Export again to put it right.`,
  ];
}

async function readDeployed(folder: string): Promise<Deployed> {
  const [manifest, files] = [await readManifest(folder), await readBundleFiles(folder)];
  if (manifest && files) return { manifest, files };
  throw new StartFailure(
    `${folder} holds no export: ${manifestName} is not there or not readable.`,
  );
}

async function fetchDeployed(base: string): Promise<Deployed> {
  const address = new URL(manifestName, base.endsWith("/") ? base : `${base}/`);
  const text = await fetch(address, { signal: AbortSignal.timeout(waitMilliseconds) })
    .then((answer) => (answer.ok ? answer.text() : ""))
    .catch(() => "");
  const manifest = parseManifest(text);
  if (manifest) return { manifest, files: manifest.files };
  throw new StartFailure(`${address.href} answers no manifest of an export.`);
}

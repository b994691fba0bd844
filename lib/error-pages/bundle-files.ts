import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { manifestName, toEntry } from "#lib/error-pages/bundle.ts";
import { type BundleEntry, BundleManifest } from "#lib/error-pages/bundle-schemas.ts";

/** The files below a folder as they are now, without the manifest; null where there is no folder. */
export async function readBundleFiles(folder: string): Promise<BundleEntry[] | null> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(isMissing);
  if (found === null) return null;
  const entries: BundleEntry[] = [];
  for (const file of found) {
    if (file.isDirectory()) continue;
    const place = join(file.parentPath, file.name);
    const path = relative(folder, place).split(sep).join("/");
    if (path !== manifestName) entries.push(toEntry({ path, content: await readFile(place) }));
  }
  return entries;
}

/** The manifest of an exported folder; null where there is none that can be read. */
export async function readManifest(folder: string): Promise<BundleManifest | null> {
  const text = await readFile(join(folder, manifestName), "utf8").catch(isMissing);
  return text === null ? null : parseManifest(text);
}

export function parseManifest(text: string): BundleManifest | null {
  try {
    return BundleManifest.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function isMissing(error: unknown): null {
  if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
  throw error;
}

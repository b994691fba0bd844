import { existsSync } from "node:fs";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import {
  type BundleSource,
  compareBundles,
  manifestName,
  prepareManifest,
  renderBundle,
  toEntry,
} from "#lib/error-pages/bundle.ts";
import { readBundleFiles, readManifest } from "#lib/error-pages/bundle-files.ts";
import type { BundleEntry, BundleManifest } from "#lib/error-pages/bundle-schemas.ts";
import { StartFailure } from "#lib/platform/errors.ts";

/** A disk makes many files durable in hardly more time than one. */
const filesAtOnce = 32;

export type WrittenBundle = { written: boolean; manifest: BundleManifest };

/**
 * Writes the bundle beside its folder and puts it there when it is whole; whatever fails, the old one stays. A folder
 * that holds the same content already is left as it is. Throws `StartFailure` for a folder that is not ours.
 */
export async function writeBundle(
  source: BundleSource,
  target: { folder: string; now: Date },
): Promise<WrittenBundle> {
  const folder = resolve(target.folder);
  const [draft, old] = [`${folder}.new`, `${folder}.old`];
  // An export that was killed between its two renames.
  if (!existsSync(folder) && existsSync(old)) await rename(old, folder);
  const present = await requireOurs(folder);
  await rm(draft, { recursive: true, force: true });
  try {
    const entries = await writeFiles(source, draft);
    if (present && compareBundles(entries, (await readBundleFiles(folder)) ?? []).same) {
      return { written: false, manifest: present };
    }
    const manifest = prepareManifest(source, entries, target.now);
    const content = `${JSON.stringify(manifest, null, 1)}\n`;
    await writeDurably(join(draft, manifestName), content);
    await replaceFolder({ folder, draft, old });
    return { written: true, manifest };
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function requireOurs(folder: string): Promise<BundleManifest | null> {
  const manifest = await readManifest(folder);
  if (manifest) return manifest;
  const there = await readBundleFiles(folder);
  if (there === null || there.length === 0) return null;
  throw new StartFailure(
    `${folder} holds files and no manifest of an earlier export. Choose another folder, or empty it.`,
  );
}

async function writeFiles(source: BundleSource, draft: string): Promise<BundleEntry[]> {
  const entries: BundleEntry[] = [];
  const made = new Set<string>();
  let writing: Promise<void>[] = [];
  for (const file of renderBundle(source)) {
    const place = join(draft, file.path);
    const parent = dirname(place);
    if (!made.has(parent)) await mkdir(parent, { recursive: true });
    made.add(parent);
    writing.push(writeDurably(place, file.content));
    entries.push(toEntry(file));
    if (writing.length < filesAtOnce) continue;
    await Promise.all(writing);
    writing = [];
  }
  await Promise.all(writing);
  return entries;
}

/** On the disk before the folder gets its name: after a cut of power no page may be empty. */
async function writeDurably(place: string, content: string): Promise<void> {
  const file = await open(place, "w", 0o644);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Two renames: between them, for the blink of an eye, the folder is not there. */
async function replaceFolder(places: {
  folder: string;
  draft: string;
  old: string;
}): Promise<void> {
  const { folder, draft, old } = places;
  const hadOne = existsSync(folder);
  await rm(old, { recursive: true, force: true });
  if (hadOne) await rename(folder, old);
  try {
    await rename(draft, folder);
  } catch (error) {
    if (hadOne) await rename(old, folder);
    throw error;
  }
  await rm(old, { recursive: true, force: true });
}

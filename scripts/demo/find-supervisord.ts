import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/** Where supervisord is installed; null where it is not, or where DEMO_SUPERVISOR=own asks for the demo's own. */
export function findSupervisord(source: NodeJS.ProcessEnv): string | null {
  if (source.DEMO_SUPERVISOR === "own") return null;
  const folders = [...(source.PATH ?? "").split(delimiter), "/usr/bin", "/usr/local/bin"];
  const places = folders.filter(Boolean).map((folder) => join(folder, "supervisord"));
  return places.find((place) => existsSync(place)) ?? null;
}

import { closeSync, fstatSync, openSync, readFileSync } from "node:fs";

/** Others may not write it (`unwritable`), or may not even read it (`private`). */
type Guard = "unwritable" | "private";
type Facts = { uid: number; mode: number; isFile: boolean };

const largestBytes = 1024 * 1024;

/** Why a file cannot be trusted, or null: it belongs to root or to us, and nobody else may change (or read) it. */
export function refuseFile({ uid, mode, isFile }: Facts, guard: Guard, own: number): string | null {
  if (!isFile) return "is not a file";
  if (uid !== 0 && uid !== own) return `belongs to user ${uid}, neither to root nor to user ${own}`;
  if ((mode & 0o022) !== 0) return "can be written by others: chmod go-w";
  if (guard === "private" && (mode & 0o077) !== 0) return "can be read by others: chmod 600";
  return null;
}

/** The text of a file that only root and we may change. Throws an error with one line. */
export function readGuardedFile(path: string, guard: Guard): string {
  const file = openSync(path, "r");
  try {
    // Of the open file, so that it cannot be exchanged between the look and the reading.
    const stat = fstatSync(file);
    const { uid, mode, size } = stat;
    const facts = { uid, mode, isFile: stat.isFile() };
    const refusal = refuseFile(facts, guard, process.getuid?.() ?? 0);
    if (refusal) throw new Error(refusal);
    if (size > largestBytes) throw new Error("is larger than 1 MiB");
    return readFileSync(file, "utf8");
  } finally {
    closeSync(file);
  }
}

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A test that says which row it proves. */
export type Proving = { number: number; name: string; file: string };

const named = /(["'`])\[exception (\d+)\] ((?:(?!\1)[^\n\\])+)\1/g;

/** Every test below the folder whose name begins with `[exception N]`, in the order of the files. */
export function findTests(folder = "tests"): Proving[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".test.ts"))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .flatMap((file) =>
      [...readFileSync(file, "utf8").matchAll(named)].map(([, , number, name = ""]) => ({
        ...{ number: Number(number), name, file },
      })),
    );
}

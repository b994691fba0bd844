import { randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { StartFailure } from "#lib/platform/errors.ts";

/** The secret in a file of DATA_DIR, made at the first time (256 bits, mode 0600). */
export async function ensureSecret(file: string): Promise<string> {
  try {
    await writeFile(file, `${randomBytes(32).toString("base64url")}\n`, {
      mode: 0o600,
      flag: "wx",
    });
  } catch (error) {
    const exists = error instanceof Error && "code" in error && error.code === "EEXIST";
    if (!exists) throw error;
  }
  const secret = (await readFile(file, "utf8")).trim();
  if (secret.length >= 32) return secret;
  throw new StartFailure(
    `${file} holds no whole secret; restore it from a backup, or remove it to get a new one.`,
  );
}

import { hash, verify } from "@node-rs/argon2";
import { queueHash } from "#lib/accounts/internal/hash-queue.ts";

/** Argon2id with 19 MiB, two passes, one thread: what OWASP asks for; about 0.1 s on a small machine. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** Of a random value nobody kept, at the same cost: an unknown user takes as long as a known one. */
const nobodysHash =
  "$argon2id$v=19$m=19456,t=2,p=1$wPgMecX9GI6880S4Ppn7Ug$IlqySNQZ8t1NAjmXyfkT13Q/nS6EFKrOyGvwgOr+sDk";

/** The hash to store of a password. Throws `too-many` when too many wait for one. */
export function hashPassword(password: string): Promise<string> {
  return queueHash(() => hash(password, cost));
}

/** Whether the password is the one behind the hash; without a hash it takes as long and is never. Throws `too-many`. */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  const matches = await queueHash(() => verify(stored ?? nobodysHash, password));
  return stored !== null && matches;
}

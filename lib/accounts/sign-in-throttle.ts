import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { throttleStore } from "#lib/accounts/internal/throttle-store.ts";
import type { Database } from "#lib/platform/database.ts";
import { Problem } from "#lib/platform/errors.ts";
import { hashSecret } from "#lib/platform/secrets.ts";

/** Where a try comes from and whom it names; `device` is set where that user has signed in with it before. */
export type SignInSource = { address: string; email: string; device: string | null };
type Limiter = { limiter: RateLimiterPostgres; keyOf(source: SignInSource): string };

const minutes = 60;
const days = 86_400;
/** The address first: what it may no longer try must not use up the tries of the user it names. */
const limits = [
  { keyPrefix: "address", points: 100, duration: days },
  { keyPrefix: "address-and-user", points: 5, duration: 15 * minutes },
  { keyPrefix: "user", points: 20, duration: days },
] as const;
const keys: Record<(typeof limits)[number]["keyPrefix"], Limiter["keyOf"]> = {
  address: ({ address }) => hashSecret(address),
  "address-and-user": ({ address, email, device }) => hashSecret(`${device ?? address} ${email}`),
  // A known device has tries of its own: strangers cannot lock the user out of it.
  user: ({ email, device }) => hashSecret(device ? `${email} ${device}` : email),
};

const opened = new WeakMap<Database, Limiter[]>();

function limitersOf(database: Database): Limiter[] {
  const known = opened.get(database);
  if (known) return known;
  const storeClient = throttleStore(database);
  const made = limits.map((limit) => ({
    keyOf: keys[limit.keyPrefix],
    limiter: new RateLimiterPostgres({
      ...limit,
      storeClient,
      storeType: "client",
      tableName: "sign_in_throttles",
      tableCreated: true,
    }),
  }));
  opened.set(database, made);
  return made;
}

/**
 * Counts a try before the password is looked at, so that tries at the same moment are all counted: 5 in 15 minutes per
 * address and user, 20 a day per user, 100 a day per address. Throws `too-many` with the seconds to wait.
 */
export async function countTry(database: Database, source: SignInSource): Promise<void> {
  for (const { limiter, keyOf } of limitersOf(database)) {
    try {
      await limiter.consume(keyOf(source));
    } catch (error) {
      throw error instanceof RateLimiterRes ? tooManyTries(error.msBeforeNext) : error;
    }
  }
}

/** Takes back a try that was none: the password was right, or was not looked at. */
export async function forgiveTry(database: Database, source: SignInSource): Promise<void> {
  for (const { limiter, keyOf } of limitersOf(database)) await limiter.reward(keyOf(source));
}

/** Forgets the wrong tries of this address for this user, after a right one. */
export async function forgetTries(database: Database, source: SignInSource): Promise<void> {
  await forgiveTry(database, source);
  const own = limitersOf(database)[1];
  await own?.limiter.delete(own.keyOf(source));
}

function tooManyTries(milliseconds: number): Problem {
  const retryAfterSeconds = Math.max(1, Math.ceil(milliseconds / 1000));
  return new Problem(
    "too-many",
    `Too many tries to sign in. Wait ${inWords(retryAfterSeconds)}, then try again.`,
    { retryAfterSeconds, extra: { retry_after_seconds: retryAfterSeconds } },
  );
}

function inWords(seconds: number): string {
  if (seconds < 90) return `${seconds} seconds`;
  if (seconds < 90 * minutes) return `${Math.ceil(seconds / minutes)} minutes`;
  return `${Math.ceil(seconds / 3600)} hours`;
}

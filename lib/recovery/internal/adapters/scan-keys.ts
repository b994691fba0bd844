import { TargetFault } from "#lib/recovery/call-fault.ts";
import type { Redis } from "#lib/recovery/internal/adapters/open-redis.ts";
import { toLiteralPrefix } from "#lib/recovery/redis-address.ts";
import type { RedisReply } from "#lib/recovery/redis-reply.ts";

/** How many keys Redis looks at before it answers: it serves nobody else meanwhile. */
const batchKeys = 500;

/** `whole` is false when the counting was ended by a limit; Redis may name a key twice, so it can be a little high. */
export type KeyCount = { keys: number; whole: boolean };

/** Counts keys that begin with the prefix, until there are more than `most` or the time (`performance.now()`) is over. */
export async function countKeys(
  redis: Redis,
  prefix: string,
  bounds: { most: number; until: number },
): Promise<KeyCount> {
  let keys = 0;
  for await (const batch of listKeyBatches(redis, prefix)) {
    keys += batch.length;
    if (keys > bounds.most) return { keys: bounds.most, whole: false };
    if (performance.now() > bounds.until) return { keys, whole: false };
  }
  return { keys, whole: true };
}

/** All keys that begin with the prefix and stay there while they are listed, in batches that may be empty. */
export async function* listKeyBatches(redis: Redis, prefix: string): AsyncGenerator<Buffer[]> {
  const literal = toLiteralPrefix(prefix);
  let cursor = "0";
  do {
    const reply = await redis.command(
      "SCAN",
      cursor,
      "MATCH",
      `${prefix}*`,
      "COUNT",
      `${batchKeys}`,
    );
    const [next, keys] = Array.isArray(reply) ? reply : [];
    if (!Buffer.isBuffer(next) || !Array.isArray(keys)) throw garbage();
    cursor = next.toString();
    // Looked at once more: a key that does not begin with the prefix must never be removed.
    yield keys.filter(isKey).filter((key) => key.subarray(0, literal.length).equals(literal));
  } while (cursor !== "0");
}

function isKey(reply: RedisReply): reply is Buffer {
  return Buffer.isBuffer(reply);
}

function garbage(): TargetFault {
  return new TargetFault("unknown", "the answer to SCAN is not one");
}

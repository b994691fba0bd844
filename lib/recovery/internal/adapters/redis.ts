import { setTimeout as sleep } from "node:timers/promises";
import { classifyError, describeError } from "#lib/recovery/call-fault.ts";
import type {
  Adapter,
  CallLimits,
  Effect,
  Evidence,
  Outcome,
} from "#lib/recovery/internal/adapters/adapter.ts";
import { openRedis, type Redis } from "#lib/recovery/internal/adapters/open-redis.ts";
import {
  countKeys,
  type KeyCount,
  listKeyBatches,
} from "#lib/recovery/internal/adapters/scan-keys.ts";
import { judgeSilence } from "#lib/recovery/internal/adapters/state-adapter.ts";
import type { RedisTargetConfig } from "#lib/recovery/target-schemas.ts";

/** Between two batches, so that clearing leaves the server to those who use it. */
const pauseMilliseconds = 10;

/** Clears the keys of one prefix, and touches no other. */
export function redisAdapter(config: RedisTargetConfig): Adapter {
  const read = (limits: CallLimits) =>
    withRedis(config, limits, async (redis) => toEvidence(await count(redis, config, limits)));
  return {
    async readBefore(limits) {
      try {
        return { evidence: await read(limits) };
      } catch (error) {
        return { fault: classifyError(error), detail: describeError(error) };
      }
    },
    readEvidence: (limits) => read(limits).catch(() => null),
    perform: (_order, _before, limits) => clear(config, limits),
    judgeEffect: (_before, after) => judgeClearing(after),
    async readLiveness(limits) {
      try {
        await withRedis(config, limits, (redis) => redis.command("PING"));
        return { alive: true, detail: "Redis answers PING" };
      } catch (error) {
        return judgeSilence(error, "Redis does not answer");
      }
    },
    async check(limits) {
      try {
        return await withRedis(config, limits, (redis) => check(redis, config, limits));
      } catch (error) {
        return { ok: false, detail: describeError(error) };
      }
    },
  };
}

/** Keys that are left are cleared by going on: removing a cache twice does no more than removing it once. */
function judgeClearing(after: Evidence | null): Effect {
  if (!after) return "unreadable";
  return after.matching_keys === 0 ? "done" : "half";
}

async function withRedis<T>(
  config: RedisTargetConfig,
  limits: CallLimits,
  use: (redis: Redis) => Promise<T>,
): Promise<T> {
  const redis = await openRedis(config, limits);
  try {
    return await use(redis);
  } finally {
    redis.close();
  }
}

/** A large keyspace that cannot be looked through in time is counted in part: its number is shown, not decided by. */
function count(redis: Redis, config: RedisTargetConfig, limits: CallLimits): Promise<KeyCount> {
  const until = performance.now() + limits.timeoutMilliseconds / 2;
  return countKeys(redis, config.prefix, { most: config.max_keys, until });
}

function toEvidence({ keys, whole }: KeyCount): Evidence {
  return { matching_keys: whole ? keys : `${keys} or more` };
}

async function check(redis: Redis, config: RedisTargetConfig, limits: CallLimits) {
  const { matching_keys } = toEvidence(await count(redis, config, limits));
  // A name that no key has: it tells whether this user may remove any, and on a server that takes writes.
  await redis.command("UNLINK", `${config.prefix}paramedic-check-${crypto.randomUUID()}`);
  return { ok: true, detail: `${matching_keys} keys begin with ${config.prefix}.` };
}

/** `batches` that were sent, and what Redis said it removed. */
type Progress = { batches: number; removed: number };

async function clear(config: RedisTargetConfig, limits: CallLimits): Promise<Outcome> {
  const progress = { batches: 0, removed: 0 };
  try {
    return await withRedis(config, limits, async (redis) => {
      const until = Number.POSITIVE_INFINITY;
      const found = await countKeys(redis, config.prefix, { most: config.max_keys, until });
      if (!found.whole) return refuse(config, "nothing was removed");
      return removeKeys(redis, config, progress);
    });
  } catch (error) {
    return judgeFault(error, progress);
  }
}

async function removeKeys(
  redis: Redis,
  config: RedisTargetConfig,
  progress: Progress,
): Promise<Outcome> {
  for await (const keys of listKeyBatches(redis, config.prefix)) {
    if (keys.length === 0) continue;
    if (progress.removed + keys.length > config.max_keys) {
      return refuse(config, `${progress.removed} were removed and more keep coming`);
    }
    progress.batches += 1;
    progress.removed += Number(await redis.command("UNLINK", ...keys));
    await sleep(pauseMilliseconds);
  }
  const detail = `removed ${progress.removed} keys that begin with ${config.prefix}`;
  return { result: "ok", detail };
}

function refuse({ max_keys, prefix }: RedisTargetConfig, end: string): Outcome {
  const detail = `more than ${max_keys} keys begin with ${prefix}: ${end}`;
  return { result: "failed", fault: "refused", detail, retry_after_seconds: null };
}

/** Until the first batch is sent, whatever went wrong had no effect. */
function judgeFault(error: unknown, { batches, removed }: Progress): Outcome {
  const fault = classifyError(error);
  const detail = describeError(error);
  if (fault === "unknown" && batches > 0) {
    return { result: "unknown", detail: `${detail}, after ${removed} keys were removed` };
  }
  const known = fault === "unknown" ? "unreachable" : fault;
  return { result: "failed", fault: known, detail, retry_after_seconds: null };
}

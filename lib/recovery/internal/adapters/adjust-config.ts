import { classifyError, describeError } from "#lib/recovery/call-fault.ts";
import { type ConfigChange, type ConfigState, judgeChange } from "#lib/recovery/config-change.ts";
import type { Order } from "#lib/recovery/http-request.ts";
import type {
  Adapter,
  CallLimits,
  Evidence,
  Outcome,
} from "#lib/recovery/internal/adapters/adapter.ts";
import {
  ConfigRefusal,
  hashValue,
  readConfig,
  writeConfig,
} from "#lib/recovery/internal/adapters/call-config.ts";
import { httpAdapter } from "#lib/recovery/internal/adapters/http.ts";
import { judgeAnswer, judgeError } from "#lib/recovery/internal/adapters/judge-answer.ts";
import type { HttpTargetConfig } from "#lib/recovery/target-schemas.ts";

/** Changes one setting of a service by compare-and-set, and puts it back as long as nobody else has changed it. */
export function adjustConfigAdapter(config: HttpTargetConfig, change: ConfigChange): Adapter {
  const { readLiveness, check } = httpAdapter(config);
  const place = { config, change };
  return {
    ...{ readLiveness, check },
    readBefore: (limits) => readBefore(place, limits),
    readEvidence: (limits) => readConfig(config, change, limits).catch(() => null),
    judgeEffect(before, after) {
      const [then, now] = [toConfigState(before), toConfigState(after)];
      return then && now ? judgeChange(then, now, hashValue(change.value)) : "unreadable";
    },
    perform: (order, before, limits) =>
      guard(() => adjust({ ...place, order, limits: bound(limits) }, toConfigState(before))),
    ...(change.revert
      ? {
          revert: (order, { before, after }, limits) => {
            const call = { ...place, order, limits: bound(limits) };
            return guard(() => putBack(call, toConfigState(before), toConfigState(after)));
          },
        }
      : {}),
  };
}

type Place = { config: HttpTargetConfig; change: ConfigChange };
type Call = Place & { order: Order; limits: CallLimits };

/** The time of a call is for all the requests that it takes. */
function bound({ timeoutMilliseconds, signal }: CallLimits): CallLimits {
  const deadline = AbortSignal.timeout(timeoutMilliseconds);
  return { timeoutMilliseconds, signal: AbortSignal.any([deadline, signal]) };
}

async function readBefore({ config, change }: Place, limits: CallLimits) {
  try {
    const evidence = await readConfig(config, change, limits);
    if (!change.revert || evidence.value !== null) return { evidence };
    const detail = `the value of ${change.key} is secret or too large to be kept, so it could not be put back; set "revert" to false`;
    return { fault: "config" as const, detail };
  } catch (error) {
    return { fault: faultOf(error), detail: describeError(error) };
  }
}

async function adjust(call: Call, before: ConfigState | null): Promise<Outcome> {
  const { config, change, order, limits } = call;
  const { key, value } = change;
  const now = await readConfig(config, change, limits);
  if (now.value_hash === hashValue(value)) {
    return { result: "ok", detail: `${key} has the wanted value as version ${now.version}` };
  }
  const { version } = before ?? now;
  if (now.version !== version) return changedByOthers(key, version, now.version);
  return compareAndSet(call, { value, version, id: order.idempotency_key });
}

async function putBack(
  call: Call,
  before: ConfigState | null,
  after: ConfigState | null,
): Promise<Outcome> {
  const { config, change, order, limits } = call;
  const { key } = change;
  if (!before || typeof before.value !== "string") {
    return refused(`The previous value of ${key} is not known, so it is left as it is`);
  }
  const now = await readConfig(config, change, limits);
  if (now.value_hash === before.value_hash) {
    return { result: "ok", detail: `${key} has its previous value, as version ${now.version}` };
  }
  if (!after || after.value_hash !== hashValue(change.value) || now.version !== after.version) {
    return changedByOthers(key, after?.version ?? before.version, now.version);
  }
  const id = `${order.idempotency_key}.revert`;
  return compareAndSet(call, { value: JSON.parse(before.value), version: after.version, id });
}

/** Writes and reads again: the setting itself says what became of the call. */
async function compareAndSet(
  { config, change, order, limits }: Call,
  write: { value: unknown; version: string; id: string },
): Promise<Outcome> {
  const { key, path } = change;
  const answer = await writeConfig(config, change, { ...write, order }, limits).catch(judgeError);
  const said =
    "result" in answer ? answer : judgeAnswer(answer, `PUT ${path} answered ${answer.status}`);
  if ("status" in answer && answer.status === 412) {
    return refused(
      `${said.detail}: somebody else has changed ${key} since version ${write.version}`,
    );
  }
  if (said.result === "failed") return said;
  const now = await readConfig(config, change, limits).catch(() => null);
  if (now?.value_hash === hashValue(write.value)) {
    return { result: "ok", detail: `${key} has its new value as version ${now.version}` };
  }
  if (said.result === "unknown" || !now) return { result: "unknown", detail: said.detail };
  return now.version === write.version
    ? refused(`${said.detail}, but ${key} still has its previous value`)
    : changedByOthers(key, write.version, now.version);
}

function changedByOthers(key: string, expected: string, found: string): Outcome {
  return refused(
    `Somebody else has changed ${key}: version ${found} was found instead of ${expected}. It is left as it is`,
  );
}

function refused(detail: string): Outcome {
  return { result: "failed", fault: "refused", detail, retry_after_seconds: null };
}

/** What a reading threw, as an outcome: nothing was written before it. */
async function guard(perform: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await perform();
  } catch (error) {
    const detail = describeError(error);
    const fault = faultOf(error);
    if (fault === "unknown") return { result: "unknown", detail };
    return { result: "failed", fault, detail, retry_after_seconds: null };
  }
}

function faultOf(error: unknown) {
  return error instanceof ConfigRefusal ? error.fault : classifyError(error);
}

function toConfigState(evidence: Evidence | null): ConfigState | null {
  if (typeof evidence?.version !== "string") return null;
  const { version, value_hash, value } = evidence;
  return {
    version,
    value_hash: String(value_hash),
    value: typeof value === "string" ? value : null,
  };
}

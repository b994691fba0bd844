import { callOutbound } from "#lib/platform/outbound.ts";
import { describeError } from "#lib/recovery/call-fault.ts";
import { type Order, prepareRequest } from "#lib/recovery/http-request.ts";
import type { Adapter, CallLimits, Outcome } from "#lib/recovery/internal/adapters/adapter.ts";
import { judgeAnswer, judgeError } from "#lib/recovery/internal/adapters/judge-answer.ts";
import type { HttpTargetConfig } from "#lib/recovery/target-schemas.ts";

/** Actions as HTTP calls. The target shows no evidence: what a lost answer did, only the error stream tells. */
export function httpAdapter(config: HttpTargetConfig): Adapter {
  const ping = (limits: CallLimits) =>
    callOutbound({ url: config.base_url, allowPrivate: config.allow_private === true, ...limits });
  return {
    readBefore: async () => ({ evidence: null }),
    readEvidence: async () => null,
    perform: (order, _before, limits) => send(config, order, limits),
    judgeEffect: () => "unknowable",
    async readLiveness(limits) {
      try {
        const { status } = await ping(limits);
        return { alive: status < 500, detail: `the target answers ${status}` };
      } catch (error) {
        return { alive: false, detail: `the target does not answer: ${describeError(error)}` };
      }
    },
    async check(limits) {
      try {
        const { status } = await ping(limits);
        return { ok: true, detail: `GET ${config.base_url} answers ${status}.` };
      } catch (error) {
        return { ok: false, detail: describeError(error) };
      }
    },
  };
}

async function send(config: HttpTargetConfig, order: Order, limits: CallLimits): Promise<Outcome> {
  try {
    const target = { base_url: config.base_url, secret: config.secret ?? null };
    const request = prepareRequest(target, order, new Date());
    const allowPrivate = config.allow_private === true;
    const answer = await callOutbound({ ...request, allowPrivate, ...limits });
    return judgeAnswer(answer, `${request.method} ${request.url} answered ${answer.status}`);
  } catch (error) {
    return judgeError(error);
  }
}

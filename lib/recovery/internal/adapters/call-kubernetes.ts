import { callOutbound, type OutboundAnswer } from "#lib/platform/outbound.ts";
import { type CallFault, classifyStatus } from "#lib/recovery/call-fault.ts";
import { joinUrl } from "#lib/recovery/http-request.ts";
import type { CallLimits } from "#lib/recovery/internal/adapters/adapter.ts";
import type { RolloutState } from "#lib/recovery/kubernetes-rollout.ts";
import type { KubernetesTargetConfig } from "#lib/recovery/kubernetes-schemas.ts";

const annotation = "kubectl.kubernetes.io/restartedAt";
/** A deployment carries who changed which of its fields. */
const answerLimitBytes = 1024 * 1024;

/** The API server answered, but not with what was asked. */
export class KubernetesRefusal extends Error {
  override name = "KubernetesRefusal";
  readonly fault: CallFault;

  constructor(fault: CallFault, detail: string) {
    super(detail);
    this.fault = fault;
  }
}

/** Reads the deployment. Throws `KubernetesRefusal`, or what the network threw. */
export async function readDeployment(
  config: KubernetesTargetConfig,
  limits: CallLimits,
): Promise<RolloutState> {
  const answer = await callKubernetes(config, { method: "GET" }, limits);
  const fault = classifyStatus(answer.status);
  if (fault) throw new KubernetesRefusal(fault, describeAnswer(config, answer));
  const state = parseDeployment(answer.body);
  if (!state) throw new KubernetesRefusal("unknown", "the answer describes no deployment");
  return state;
}

/** Asks for new pods, as `kubectl rollout restart` does; the same moment again changes nothing. Throws what the network threw. */
export function restartDeployment(
  config: KubernetesTargetConfig,
  restarted_at: string,
  limits: CallLimits,
): Promise<OutboundAnswer> {
  const template = { metadata: { annotations: { [annotation]: restarted_at } } };
  return callKubernetes(
    config,
    { method: "PATCH", body: JSON.stringify({ spec: { template } }) },
    limits,
  );
}

function callKubernetes(
  config: KubernetesTargetConfig,
  call: { method: string; body?: string },
  limits: CallLimits,
): Promise<OutboundAnswer> {
  const { api, namespace, deployment, token, ca } = config;
  const path = `/apis/apps/v1/namespaces/${namespace}/deployments/${deployment}`;
  return callOutbound({
    ...{ ...call, ...limits, limitBytes: answerLimitBytes },
    url: joinUrl(api, call.body ? `${path}?fieldManager=paramedic` : path),
    headers: {
      accept: "application/json",
      ...(call.body ? { "content-type": "application/strategic-merge-patch+json" } : {}),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    allowPrivate: config.allow_private === true,
    ...(ca ? { ca } : {}),
  });
}

/** What the API server said in one line. */
export function describeAnswer(
  { namespace, deployment }: KubernetesTargetConfig,
  { status, body }: OutboundAnswer,
): string {
  const said = String(readJson(body).message ?? "").slice(0, 200);
  const words = status === 404 ? `there is no deployment ${namespace}/${deployment}` : said;
  return `Kubernetes answered ${status}${words ? `: ${words}` : ""}`;
}

function parseDeployment(body: string): RolloutState | null {
  const { metadata, spec, status } = readJson(body);
  const { generation } = Object(metadata);
  if (typeof generation !== "number" || Object(spec).template === undefined) return null;
  const restarted_at = Object(Object(Object(spec).template).metadata).annotations?.[annotation];
  const counts = Object(status);
  return {
    generation,
    observed_generation: Number(counts.observedGeneration ?? 0),
    wanted_replicas: Number(Object(spec).replicas ?? 1),
    replicas: Number(counts.replicas ?? 0),
    updated_replicas: Number(counts.updatedReplicas ?? 0),
    available_replicas: Number(counts.availableReplicas ?? 0),
    restarted_at: typeof restarted_at === "string" ? restarted_at.slice(0, 100) : null,
    stuck: findStuck(counts.conditions),
    paused: Object(spec).paused === true ? 1 : 0,
  };
}

function findStuck(conditions: unknown): string | null {
  const list: unknown[] = Array.isArray(conditions) ? conditions : [];
  const given = list
    .map((one) => Object(one))
    .find(({ type, status, reason }) => {
      return type === "Progressing" && status === "False" && reason !== "DeploymentPaused";
    });
  return given ? [given.reason, given.message].filter(Boolean).join(": ").slice(0, 300) : null;
}

function readJson(text: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}

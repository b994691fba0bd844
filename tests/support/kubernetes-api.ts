import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:https";
import { type Certificates, makeCertificates } from "#tests/support/certificates.ts";
import { json } from "#tests/support/docker-engine.ts";
import { listen, text } from "#tests/support/listen.ts";

const path = "/apis/apps/v1/namespaces/shop/deployments/web";
const restartedAt = "kubectl.kubernetes.io/restartedAt";

function newDeployment() {
  return {
    metadata: { name: "web", generation: 4 },
    spec: {
      replicas: 2,
      paused: false,
      template: { metadata: { annotations: {} as Record<string, string> } },
    },
    status: {
      observedGeneration: 4,
      replicas: 2,
      updatedReplicas: 2,
      availableReplicas: 2,
      conditions: [{ type: "Progressing", status: "True", reason: "NewReplicaSetAvailable" }],
    },
  };
}

type Patch = { spec: { template: { metadata: { annotations: Record<string, string> } } } };

export type KubernetesApi = {
  api: string;
  /** Requests that came through TLS. */
  calls: number;
  certificates: Certificates;
  deployment: ReturnType<typeof newDeployment>;
  /** Each patch as it came: its query, its content type and its moment. */
  patches: { query: string; type: string; moment: string }[];
  /** What becomes of a template that was changed; all pods are new unless set. */
  rollOut: () => void;
  /** Answers the next patch; `act` is what the API server would have done. */
  onPatch: ((response: ServerResponse, act: () => void) => void) | null;
  onRead: ((response: ServerResponse) => void) | null;
  reset(): void;
  close(): Promise<void>;
};

/** An API server over TLS with one deployment `shop/web`, for whoever has the token `correct-token`. */
export async function startKubernetesApi(): Promise<KubernetesApi> {
  const certificates = makeCertificates();
  const finish = () => Object.assign(api.deployment.status, rolledOut(api));
  const api: KubernetesApi = {
    ...{
      api: "",
      calls: 0,
      certificates,
      patches: [],
      onPatch: null,
      onRead: null,
      rollOut: finish,
    },
    deployment: newDeployment(),
    reset() {
      const fresh = { calls: 0, patches: [], onPatch: null, onRead: null, rollOut: finish };
      Object.assign(api, fresh, { deployment: newDeployment() });
    },
    close: () => server.close(),
  };
  const server = await listen(
    createServer(certificates, async (request, response) => {
      api.calls += 1;
      const body = await text(request);
      if (request.headers.authorization !== "Bearer correct-token") {
        return json(response, 401, { message: "Unauthorized" });
      }
      if (!request.url?.startsWith(path)) return json(response, 404, { message: "not found" });
      if (request.method === "PATCH") return takePatch(api, request, response, body);
      return api.onRead ? api.onRead(response) : json(response, 200, api.deployment);
    }),
    0,
  );
  api.api = `https://127.0.0.1:${server.port}`;
  return api;
}

function takePatch(
  api: KubernetesApi,
  { url, headers }: IncomingMessage,
  response: ServerResponse,
  body: string,
) {
  const patch: Patch = JSON.parse(body);
  const moment = patch.spec.template.metadata.annotations[restartedAt] ?? "";
  const type = String(headers["content-type"]);
  api.patches.push({ query: url?.split("?")[1] ?? "", type, moment });
  const act = () => apply(api, moment);
  const fault = api.onPatch;
  api.onPatch = null;
  if (fault) return fault(response, act);
  act();
  return json(response, 200, api.deployment);
}

/** As the API server does: the same template again is no change. */
function apply(api: KubernetesApi, moment: string): void {
  const { annotations } = api.deployment.spec.template.metadata;
  if (annotations[restartedAt] === moment) return;
  annotations[restartedAt] = moment;
  api.deployment.metadata.generation += 1;
  setTimeout(() => api.rollOut(), 100);
}

function rolledOut({ deployment }: KubernetesApi) {
  const { replicas } = deployment.spec;
  const observedGeneration = deployment.metadata.generation;
  return { observedGeneration, replicas, updatedReplicas: replicas, availableReplicas: replicas };
}

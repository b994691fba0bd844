import type { Action, StepParams } from "#lib/recovery/schemas.ts";

const verbs: Record<Action, string> = {
  restart: "Restart",
  "clear-cache": "Clear the cache of",
  "reload-config": "Reload the configuration of",
  "adjust-config": "Adjust the configuration of",
  http: "Call",
  command: "Run the command of",
};

type Call = { action: Action; target: string; params?: StepParams | undefined };

/** One step in words, as on its button: `Restart user-service-web`, `Call billing-admin: DELETE /cache`. */
export function describeAction({ action, target, params }: Call): string {
  const words = `${verbs[action]} ${target}`;
  if (params?.key !== undefined) {
    return `${words}: ${params.key} becomes ${shorten(JSON.stringify(params.value))}`;
  }
  if (!params?.path && !params?.method) return words;
  return `${words}: ${[params.method ?? "POST", params.path].filter(Boolean).join(" ")}`;
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/** The verb alone, for choosing: `Restart`. */
export function nameAction(action: Action): string {
  return action === "http" ? "Call over HTTP" : verbs[action].replace(/ of$/, "");
}

const effectsOf: Record<string, string> = {
  "restart supervisord":
    "supervisord stops the program and starts it again. Requests it is answering at that moment may fail.",
  "restart systemd":
    "systemd stops the service and starts it again. Requests it is answering at that moment may fail.",
  "clear-cache redis":
    "The keys that begin with the target's prefix are removed, in batches. Answers may be slower until they are back.",
  "reload-config nginx":
    "nginx checks its configuration and, if it is sound, reads it again. Requests it is answering are finished.",
  "reload-config haproxy":
    "haproxy checks its configuration and, if it is sound, reads it again. Requests it is answering are finished.",
  "restart docker":
    "Docker stops the container and starts it again. Requests it is answering at that moment may fail.",
  "restart kubernetes":
    "Kubernetes replaces the pods of the deployment one after the other, as its strategy says.",
};

/** What pressing it does to the target and to those who use it. */
export function describeEffect(action: Action, type: string): string {
  const own = effectsOf[`${action} ${type}`];
  if (own) return own;
  const effects: Record<Action, string> = {
    restart:
      "The target is asked to restart itself. Requests it is answering at that moment may fail.",
    "clear-cache": "The target drops what it has cached. It may answer slower for a while.",
    "reload-config": "The target reads its configuration again, without a restart.",
    "adjust-config":
      "A setting of the target is changed, unless somebody else changes it at the same moment.",
    http: "One request is sent to the target, as the step says.",
    command: "The agent runs the command that its host allows under this name, once.",
  };
  return effects[action];
}

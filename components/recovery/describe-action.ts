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
  if (!params?.path && !params?.method) return words;
  return `${words}: ${[params.method ?? "POST", params.path].filter(Boolean).join(" ")}`;
}

/** The verb alone, for choosing: `Restart`. */
export function nameAction(action: Action): string {
  return action === "http" ? "Call over HTTP" : verbs[action].replace(/ of$/, "");
}

/** What pressing it does to the target and to those who use it. */
export function describeEffect(action: Action, type: string): string {
  if (action === "restart" && type === "supervisord")
    return "supervisord stops the program and starts it again. Requests it is answering at that moment may fail.";
  const effects: Record<Action, string> = {
    restart:
      "The target is asked to restart itself. Requests it is answering at that moment may fail.",
    "clear-cache": "The target drops what it has cached. It may answer slower for a while.",
    "reload-config": "The target reads its configuration again, without a restart.",
    "adjust-config": "The target changes settings of its own, as the step says.",
    http: "One request is sent to the target, as the step says.",
    command: "The agent runs the command that its host allows under this name, once.",
  };
  return effects[action];
}

/** What the API server says of a deployment: the evidence of a rollout. */
export type RolloutState = {
  generation: number;
  observed_generation: number;
  wanted_replicas: number;
  replicas: number;
  updated_replicas: number;
  available_replicas: number;
  /** The annotation that a restart sets; null where it never was. */
  restarted_at: string | null;
  /** Why the controller has given the rollout up; null while it has not. */
  stuck: string | null;
  paused: number;
};

/** Whether the controller has seen the newest template, and every pod is of it and available. */
export function isRolledOut(now: RolloutState): boolean {
  return (
    now.observed_generation >= now.generation &&
    now.updated_replicas >= now.wanted_replicas &&
    now.replicas <= now.updated_replicas &&
    now.available_replicas >= now.wanted_replicas
  );
}

/** Whether a restart was asked for since `before` was read, by this call or by anybody else. */
export function isRestartAsked(before: RolloutState, now: RolloutState): boolean {
  return now.restarted_at !== null && now.restarted_at !== before.restarted_at;
}

/** How far a restart got; `half`: the pods are being replaced. */
export function judgeRollout(before: RolloutState, now: RolloutState): "done" | "half" | "none" {
  if (!isRestartAsked(before, now)) return "none";
  return isRolledOut(now) ? "done" : "half";
}

import { formatDuration } from "#lib/format/duration.ts";
import { type RunDefinition, Step, Verify } from "#lib/recovery/schemas.ts";

type Plan = Pick<RunDefinition, "steps" | "verify">;

/** How long a run of the plan takes when its first step helps. */
export function describeLength({ steps, verify }: Plan): string {
  const [first] = steps;
  const call = first ? `The call takes at most ${formatDuration(first.timeout_seconds)}` : "";
  const watched = (first?.settle_seconds ?? 0) + verify.windows * verify.window_seconds;
  return `${call}; then the error stream is watched for about ${formatDuration(watched)}.`;
}

/** The same for one action on a target, which runs with the plan's defaults. */
export function describePressLength(target: string): string {
  const step = Step.parse({ action: "restart", target });
  return describeLength({ steps: [step], verify: Verify.parse({}) });
}

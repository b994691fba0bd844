import type { KeyObject } from "node:crypto";
import { describePublicKey, openSigningKey } from "#lib/agent/job-signature.ts";
import { deriveKey } from "#lib/platform/secrets.ts";

let key: KeyObject | undefined;

/**
 * The key that signs agents' jobs. Derived from AUTH_SECRET and stored nowhere: whoever can write the database still
 * cannot make a job that an agent takes.
 */
export function jobSigningKey(): KeyObject {
  key ??= openSigningKey(deriveKey("agent-jobs"));
  return key;
}

/** Its public half, which agents pin in their configuration. */
export function jobPublicKey(): string {
  return describePublicKey(jobSigningKey());
}

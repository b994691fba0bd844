import {
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  sign as signBytes,
  verify as verifyBytes,
} from "node:crypto";
import { Job } from "#lib/agent/protocol-schemas.ts";

/** Keeps a signature of ours from meaning anything elsewhere. */
const purpose = "paramedic agent job 1\n";
/** DER of PKCS #8 around an Ed25519 seed of 32 bytes (RFC 8410). */
const seedHeader = Buffer.from("302e020100300506032b657004220420", "hex");
const keyPrefix = "ed25519:";

/** The private key of a seed of 32 bytes. */
export function openSigningKey(seed: Buffer): KeyObject {
  const key = Buffer.concat([seedHeader, seed]);
  return createPrivateKey({ key, format: "der", type: "pkcs8" });
}

/** The public half as an agent's configuration holds it: `ed25519:` and 43 characters. */
export function describePublicKey(signingKey: KeyObject): string {
  const { x } = createPublicKey(signingKey).export({ format: "jwk" });
  return `${keyPrefix}${x}`;
}

/** Reads a configured public key. Throws an error with one line when it is none. */
export function openPublicKey(text: string): KeyObject {
  const x = text.startsWith(keyPrefix) ? text.slice(keyPrefix.length) : "";
  if (!/^[\w-]{43}$/.test(x)) throw new Error("is not `ed25519:` and 43 characters");
  return createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" });
}

/** Signs the very text that travels, so that no two readings of it can differ. */
export function signJob(signingKey: KeyObject, job: Job): { job: string; signature: string } {
  const text = JSON.stringify(job);
  const signature = signBytes(null, Buffer.from(purpose + text), signingKey).toString("base64url");
  return { job: text, signature };
}

/** The job of a delivery, or null when this key did not sign it or it is no job. Nothing is parsed before the signature. */
export function openJob(
  publicKey: KeyObject,
  delivered: { job: string; signature: string },
): Job | null {
  const signature = Buffer.from(delivered.signature, "base64url");
  if (!verifyBytes(null, Buffer.from(purpose + delivered.job), publicKey, signature)) return null;
  try {
    return Job.safeParse(JSON.parse(delivered.job)).data ?? null;
  } catch {
    return null;
  }
}

import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from "node:crypto";
import { authSecret } from "#lib/platform/env.ts";

const cipher = "aes-256-gcm";
const ivBytes = 12;
const tagBytes = 16;

/** 32 bytes that only who has AUTH_SECRET can know; other for each purpose. */
export function deriveKey(purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", authSecret(), "paramedic", purpose, 32));
}

/** By which two values can be compared where neither may be read; without our key no value can be guessed from it. */
export function compareHash(text: string): string {
  return createHmac("sha256", deriveKey("compared-values")).update(text).digest("hex").slice(0, 32);
}

const sealingKey = () => deriveKey("sealed-secrets");

/** Encrypts a secret for storage (AES-256-GCM). `place` binds it to its row: moved elsewhere, it does not open. */
export function seal(secret: string, place: string): string {
  const iv = randomBytes(ivBytes);
  const encryption = createCipheriv(cipher, sealingKey(), iv).setAAD(Buffer.from(place));
  const sealed = Buffer.concat([encryption.update(secret, "utf8"), encryption.final()]);
  return `v1.${Buffer.concat([iv, encryption.getAuthTag(), sealed]).toString("base64url")}`;
}

/** Opens what `seal` made for the same place. Throws when the key, the place or the text is another. */
export function unseal(sealed: string, place: string): string {
  const bytes = Buffer.from(sealed.replace(/^v1\./, ""), "base64url");
  const decryption = createDecipheriv(cipher, sealingKey(), bytes.subarray(0, ivBytes))
    .setAAD(Buffer.from(place))
    .setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
  const opened = [decryption.update(bytes.subarray(ivBytes + tagBytes)), decryption.final()];
  return Buffer.concat(opened).toString("utf8");
}

const signingKey = () => deriveKey("signed-links");

/** Signs a text for one purpose (HMAC-SHA256), so that it can be handed out and known again. */
export function sign(text: string, purpose: string): string {
  return createHmac("sha256", signingKey()).update(`${purpose}\n${text}`).digest("base64url");
}

/** Whether a signature is the one of `sign` for the same text and purpose. */
export function isSigned(text: string, purpose: string, signature: string): boolean {
  const [expected, given] = [sign(text, purpose), signature].map((one) => Buffer.from(one));
  return Boolean(
    expected && given && expected.length === given.length && timingSafeEqual(expected, given),
  );
}

/** A new random key or token: a prefix that scanners recognise and some 190 bits; only what a DSN may hold. */
export function generateSecret(prefix: string): string {
  return `${prefix}_${randomBytes(24).toString("base64url").replaceAll("-", "x")}`;
}

/** What is stored of a key or token: SHA-256 suffices, because the secret itself is random. */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

/** The last four characters, by which people recognise a secret that is not shown again. */
export function hintOf(secret: string): string {
  return secret.slice(-4);
}

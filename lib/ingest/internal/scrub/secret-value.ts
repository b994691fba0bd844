import { isNeutral } from "#lib/ingest/internal/scrub/findings.ts";
import type { SecretName } from "#lib/ingest/internal/scrub/secret-names.ts";

/** Words that follow “password:” in sentences and in type annotations. */
const sentenceWords = new Set(
  (
    "a an and any are at authentication be boolean bool by can cannot change check did do does empty expected " +
    "expired failed for from has have if in incorrect invalid is it length may minimum mismatch missing must " +
    "need needs no not of on only optional or please required set should str string text the this to too " +
    "unknown unset user was were with without wrong you your"
  ).split(" "),
);

/** Whether the value that a sentence or a line of code shows after a secret name is the secret itself. */
export function isSecretInProse(value: string, secret: SecretName): boolean {
  if (isCode(value)) return false;
  const word = value.replace(/[.,;:!?)\]}]{1,3}$/, "");
  if (secret.kind === "password") return !sentenceWords.has(word.toLowerCase());
  return looksRandom(word);
}

/** Whether a text looks like a token and not like a word: long, or of at least six characters that no word mixes. */
export function looksRandom(value: string): boolean {
  if (value.length >= 20) return true;
  if (value.length < 6) return false;
  return /\d/.test(value) || /[a-z][A-Z]/.test(value) || /[+/=!@#$%^&*]/.test(value);
}

/** Whether a text is what Basic authentication sends: base64 of a name, a colon and a password (RFC 7617). */
export function looksLikeBasic(value: string): boolean {
  if (!/^[A-Za-z0-9+/_-]{4,}={0,2}$/.test(value)) return false;
  return /^[^\p{C}\ufffd:]*:[^\p{C}\ufffd]*$/u.test(Buffer.from(value, "base64").toString());
}

/** A call or a path of names, as source lines in stack traces have them on the right of ` = `. */
const codeShape =
  /^(?:await|new|[A-Za-z_$][\w$]{0,60}(?:\.[\w$]{1,60}){0,6}(?:\([^()]{0,120}\)?|\[[^[\]]{0,60}\]?)[;,)]?)$/;
const ownPath =
  /^(?:self|this|process|req|request|os|config|settings|env|props|params|ctx|context|options|args|kwargs|data|body|form|state|app)\.[\w$.]{1,120}[;,)]?$/;

function isCode(value: string): boolean {
  return value.length <= 500 && (codeShape.test(value) || ownPath.test(value));
}

/** `sig` is also a signal. */
const shortestSignature = 20;

/** Whether a whole value under a secret name says too little to hide: nothing, a count, the working directory. */
export function isHarmlessValue(value: string, secret: SecretName, name: string): boolean {
  if (isNeutral(value)) return true;
  if (secret.rule === "signature" && value.length < shortestSignature) return true;
  if (secret.plural && /^\d{1,15}$/.test(value)) return true;
  return /^(?:old)?pwd$/i.test(name) && /^(?:[A-Za-z]:[\\/]|\/)[\w.@~ \\/-]*$/.test(value);
}

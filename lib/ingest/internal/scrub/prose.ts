import { findSecretName, type SecretName } from "#lib/ingest/internal/scrub/secret-names.ts";
import { looksRandom } from "#lib/ingest/internal/scrub/secret-value.ts";

/** How a value stands in its text: as data, or perhaps as the rest of a line of code or of a sentence. */
export type Manner = "data" | "code" | "sentence";

/** Words that follow “password:” in sentences and in type annotations. */
const sentenceWords = new Set(
  (
    "a an and any are at authentication await be bool boolean by bytes can cannot change check did do does empty " +
    "expected expired failed float for from has have if in incorrect input int invalid is it length may minimum " +
    "mismatch missing must need needs new no not number object of on only optional or please required set should " +
    "str string text the this to too unknown unset user valid value was were with without wrong you your"
  ).split(" "),
);

/** Whether the value after a secret name is the secret, and not the next word of a sentence or of a line of code. */
export function isSecretInProse(value: string, secret: SecretName, manner: Manner): boolean {
  if (manner === "data") return true;
  const word = value.replace(/[.,;:!?)\]}]{1,3}$/, "");
  if (isCode(value) || isNamed(word) || sentenceWords.has(word.toLowerCase())) return false;
  return manner === "code" || secret.kind === "password" || looksRandom(word);
}

/** A call, an index or a path of names, as source lines in stack traces have them. */
const codeShape =
  /^[A-Za-z_$][\w$]{0,60}(?:\??\.[\w$]{1,60}){0,6}(?:\([\w"'`.,()[\]{}$?:;=>&|+-]{0,200}|\[["'\w][^[\]]{0,60}\]?[;,)]?)$/;
const ownPath =
  /^(?:self|this|process|req|request|os|config|settings|env|props|params|ctx|context|options|args|kwargs|data|body|form|state|app)\.[\w$.]{1,120}[;,)]?$/;

function isCode(value: string): boolean {
  if (value.length > 500) return false;
  return codeShape.test(value) || ownPath.test(value) || /^\([A-Za-z_$]/.test(value);
}

/** The name of a secret instead of the secret: `AUTH_SECRET`, `row.password_hash`. */
function isNamed(word: string): boolean {
  const path = /^[A-Za-z_$][\w$]{0,60}(?:\.[A-Za-z_$][\w$]{0,60}){1,6}$/.test(word);
  const constant = /^[A-Z]{2,30}(?:_[A-Z]{2,30}){1,5}$/.test(word);
  return (path || constant) && findSecretName(word) !== null;
}

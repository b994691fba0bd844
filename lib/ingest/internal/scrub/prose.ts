import { findSecretName, type SecretName } from "#lib/ingest/internal/scrub/secret-names.ts";
import { looksRandom } from "#lib/ingest/internal/scrub/secret-value.ts";

/** How a value stands in its text: as data, or perhaps as the rest of a line of code or of a sentence, or only beside. */
export type Manner = "data" | "code" | "sentence" | "beside";

/** Words that follow “password:” in sentences and in type annotations. */
const sentenceWords = new Set(
  (
    "a an and any are at authentication await be bool boolean by bytes can cannot change check did do does " +
    "empty ensure enter expected expired failed field float for from has have if in incorrect input int " +
    "invalid is it length may minimum mismatch missing must need needs new no not number object of on only " +
    "optional or passwords path please required set should str string text the this to too unknown unset use " +
    "user valid value was were with without wrong you your"
  ).split(" "),
);

const remarks = /^(?:can['’]t|doesn['’]t|isn['’]t|does|this|that|these|too|already|could)$/i;

/** Whether the value after a secret name is the secret, and not the next word of a sentence or of a line of code. */
export function isSecretInProse(value: string, secret: SecretName, manner: Manner): boolean {
  if (manner === "data") return true;
  if (manner === "beside" && !isOddWord(value)) return false;
  const word = value.replace(/[.,;:!?)\]}]{1,3}$/, "");
  if (isCode(value) || isNamed(word) || sentenceWords.has(word.toLowerCase())) return false;
  return (
    manner === "code" || manner === "beside" || secret.kind === "password" || looksRandom(word)
  );
}

/** `Optional[str]` and `Option(SecretText)` are types. */
export function isSecretInWrapper(value: string, secret: SecretName): boolean {
  const type = /^(?:dict|list|tuple|[A-Z][a-z]+(?:[A-Z][a-z]+)*)$/.test(value);
  return !type && findSecretName(value) === null && isSecretInProse(value, secret, "sentence");
}

/** What stands beside a secret name may be anything: hidden only where neither a word nor a name looks like it. */
function isOddWord(value: string): boolean {
  return looksRandom(value) && /\d|[^\w.-]/.test(value) && findSecretName(value) === null;
}

/** Whether a quoted text is no word of its own but says something of the name: “can't be blank”. */
export function isRemark(value: string): boolean {
  const first = /^[A-Za-z'’]{1,16}(?= )/.exec(value)?.[0];
  return first !== undefined && (remarks.test(first) || sentenceWords.has(first.toLowerCase()));
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

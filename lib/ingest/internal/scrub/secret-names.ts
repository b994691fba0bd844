/** How the value of a name is judged in a sentence: passwords are any word, tokens look random, headers take a line. */
export type Kind = "password" | "token" | "authorization" | "cookie";
export type SecretName = {
  rule: string;
  kind: Kind;
  /** Several, such as `tokens`: plain numbers under it are counts. */
  plural: boolean;
  /** A word that sentences use before a colon, such as `token` or `InvalidToken`; unlike `api_key`. */
  prose: boolean;
};

const nouns = new Map<string, [rule: string, kind: Kind]>();
function add(rule: string, kind: Kind, names: string): void {
  for (const name of names.split(",")) nouns.set(name.trim(), [rule, kind]);
}
add("password", "password", "password, passwords, passwd, passwds, pwd, pw, pswd, passphrase");
add("password", "password", "passcode, passwort, kennwort, contrasena, contraseña, senha");
add("password", "password", "motdepasse, de passe, wachtwoord, dbpass, userpass, dbpwd, userpwd");
add("password", "password", "pass word, pass words, pass phrase, pass code, redis auth");
add("secret", "password", "secret, secrets, secretkey, secret key, secret keys");
add("token", "token", "token, tokens, jwt, bearer, authtoken, accesstoken, refreshtoken, idtoken");
add("token", "token", "token hint, client assertion, jwt assertion, saml response, samlresponse");
add("api-key", "token", "apikey, apikeys, api key, api keys, subscription key, functions key");
add("api-key", "token", "ingest key, deploy key, webhook key");
add("private-key", "token", "private key, privatekey, private keys, ssh key, signing key");
add("private-key", "token", "encryption key, master key, hmac key");
add("access-key", "token", "access key, accesskey, access keys, account key, shared key, auth key");
add("access-key", "token", "consumer key, sas key, license key, accountkey");
add("authorization", "authorization", "authorization, proxy authorization, x auth, http auth");
add("cookie", "cookie", "cookie, cookies, set cookie, setcookie");
add("session", "token", "session, sessionid, sessid, session id, session ids, session key");
add("session", "token", "connect sid, phpsessid, jsessionid, sessionkey");
add("csrf", "token", "csrf, xsrf, csrfmiddlewaretoken, csrftoken, xsrftoken");
add("credentials", "token", "credential, credentials, creds");
add("one-time-code", "token", "otp, totp, mfa code, fa code, recovery code, recovery codes");
add("one-time-code", "token", "backup code, backup codes, verification code, authorization code");
add("one-time-code", "token", "otp code, factor code, auth code, authcode, code verifier");
add("pin", "password", "pin, pin code, pincode");
add("mnemonic", "password", "mnemonic, mnemonics, seed phrase, seedphrase, recovery phrase");
add("service-key", "token", "app key, stripe key, openai key, anthropic key, sendgrid key");
add("service-key", "token", "mailgun key, twilio key, github key, gitlab key, google key, aws key");
add("service-key", "token", "azure key, firebase key, datadog key, slack key, cloudflare key");
add("card", "token", "cvv, cvc, security code, card number, cardnumber, creditcard, credit card");
add("card", "token", "creditcardnumber, cc number, ccnumber, card pin");
add("ssn", "token", "ssn, social security, security number, socialsecuritynumber");
add("iban", "token", "iban");
add("signature", "token", "sig, amz signature, goog signature");
add("dsn", "token", "dsn, dsn key");

/** Names that are secret only as a whole: `auth`, but not `requires_auth`. */
const alone = new Map<string, [rule: string, kind: Kind]>([
  ["auth", ["authorization", "authorization"]],
  ["sid", ["session", "token"]],
  ["pass", ["password", "token"]],
]);
const accountsOfPass = /^(?:db|database|user|smtp|mail|redis|mysql|pg|ftp|admin|root|http|proxy)$/;
const glued =
  /(?:password|passwd|passphrase|apikey|secret|token|secretkey|accesskey|privatekey|sessionid|sessid|credentials)$/;
const decorations =
  /^(?:value|values|text|plain|plaintext|raw|str|string|header|headers|new|old|current|confirm|confirmation|again|repeat|repeated|hash|hashed|digest|encrypted|encoded|base|hex|data|env|bcrypt|\d+)$/;
/** Names of hashes before their number, as in `passwd_md5`; `password.md` is a file. */
const hashes = /^(?:md|sha|argon)$/;
const collections = /^(?:list|lists|map|array|dict)$/;
/** What is secret in a collection too; a list of sessions or tokens is often code. */
const collected = /^(?:passwords?|passwds?|secrets?|credentials?|creds)$/;
/** First words that make a name a question or a switch. */
const asks = /^(?:is|has|had|use|uses|allow|allows|enable|enables|disable|require|requires)$/;
/** Words beside `token` that make it a cursor, a count or a word of a parser; beside `key`, `public`. */
const harmless =
  /^(?:public|unexpected|max|min|num|next|page|continuation|cancellation|per|first)$/;
const plurals = /^(?:tokens|cookies|sessions|secrets|credentials|creds|passwords|keys|codes|ids)$/;
const wordPattern = /[A-Z]+(?![a-z])|[A-Z]?[a-z\u0080-\uffff]+|\d+/g;

/** Whether a key's name promises a secret, in snake, kebab, camel or dotted case. Judged by its last words. */
export function findSecretName(name: string): SecretName | null {
  const words = readWords(name.slice(-128));
  const found = findNoun(words);
  if (!found) return null;
  const [rule, kind] = words.some((word) => word === "csrf" || word === "xsrf")
    ? (["csrf", "token"] as const)
    : found;
  return { rule, kind, plural: plurals.test(words.at(-1) ?? ""), prose: isProse(name) };
}

function readWords(name: string): string[] {
  const words = (name.match(wordPattern) ?? []).map((word) => word.toLowerCase());
  let last = "";
  while (words.length > 1 && isDecoration(words, last)) last = words.pop() ?? "";
  return words;
}

function isDecoration(words: string[], after: string): boolean {
  const word = words.at(-1) ?? "";
  if (hashes.test(word)) return /^\d/.test(after);
  if (collections.test(word)) return collected.test(words.at(-2) ?? "");
  return decorations.test(word);
}

function findNoun(words: string[]): [string, Kind] | undefined {
  const last = words.at(-1);
  if (last === undefined) return undefined;
  const before = words.at(-2);
  if (before !== undefined && asks.test(words[0] ?? "")) return undefined;
  if (/^(?:tokens?|keys?)$/.test(last) && words.some((word) => harmless.test(word)))
    return undefined;
  if (before === undefined) return nouns.get(last) ?? alone.get(last) ?? findGlued(last);
  if (last === "pass" && accountsOfPass.test(before)) return alone.get("pass");
  return nouns.get(`${before} ${last}`) ?? nouns.get(last) ?? findGlued(last);
}

function findGlued(word: string): [string, Kind] | undefined {
  if (word.startsWith("aspsessionid")) return nouns.get("sessionid");
  const ending = glued.exec(word)?.[0];
  if (ending === undefined) return undefined;
  return nouns.get(ending === "sessid" ? "sessionid" : ending);
}

function isProse(name: string): boolean {
  const segment = name.slice(name.lastIndexOf(".") + 1);
  return /^(?:[A-Za-z]+ )*(?:[a-z]+|[A-Z]+|(?:[A-Z][a-z]+)+)$/.test(segment);
}

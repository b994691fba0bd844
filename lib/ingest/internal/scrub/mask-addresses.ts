import { isIP } from "node:net";
import { type Findings, mask, placeholder } from "#lib/ingest/internal/scrub/findings.ts";

/** JSON may escape each slash, once for every text it was written into. */
const userinfo = /(:(?:\/\/|\\{1,15}\/\\{1,15}\/))([^\s/?#"<>]*)@/g;

/** Masks the user and password of URLs (RFC 3986); scheme and host stay. A user alone stays unless it is a key. */
export function maskUrlPasswords(text: string, findings: Findings): string {
  const masked = maskUserinfo(text, findings);
  return maskGoSources(maskOracle(masked, findings), findings);
}

function maskUserinfo(text: string, findings: Findings): string {
  if (!text.includes("://") && !text.includes("\\/")) return text;
  return text.replace(userinfo, (whole, slashes: string, user: string) => {
    if (user === placeholder || !isCredential(user)) return whole;
    return `${slashes}${mask(findings, "url-password")}@`;
  });
}

function isCredential(user: string): boolean {
  const colon = user.indexOf(":");
  if (colon >= 0) return colon < user.length - 1 || user.length > 16;
  return user.length >= 16 && /\d/.test(user);
}

function maskOracle(text: string, findings: Findings): string {
  if (!text.includes(":thin:") && !text.includes(":oci")) return text;
  return text.replace(
    /(:thin:|:oci8?:)([^\s/@"']{1,64}\/[^\s@"']{1,128})@/g,
    (whole, driver, user) =>
      user === placeholder ? whole : `${driver}${mask(findings, "url-password")}@`,
  );
}

const goSource = /(?<![\w.:[\]-])[\w.-]{1,64}:[^\s"']{1,128}?(?=@(?:tcp|unix)\()/g;

/** `user:password@tcp(host)`, as drivers of Go write it. */
function maskGoSources(text: string, findings: Findings): string {
  if (!text.includes("@tcp(") && !text.includes("@unix(")) return text;
  return text.replace(goSource, () => mask(findings, "url-password"));
}

const slash = String.raw`\\{0,15}\/`;
const webhooks = new RegExp(
  `(${[
    `hooks\\.slack\\.com${slash}(?:services|workflows|triggers)${slash}`,
    `discord(?:app)?\\.com${slash}api(?:${slash}v\\d{1,2})?${slash}webhooks${slash}`,
    `webhook\\.office\\.com${slash}webhookb2${slash}`,
    `api\\.telegram\\.org${slash}(?:file${slash})?bot`,
  ].join("|")})((?:[A-Za-z0-9_/:@-]|\\\\{1,15}(?=\\/)){8,})`,
  "g",
);

/** Masks the secret paths of incoming webhooks and bots. */
export function maskWebhooks(text: string, findings: Findings): string {
  return text.replace(webhooks, (_, address: string) => address + mask(findings, "webhook-url"));
}

const longestLocalPart = 64;
const inLocalPart = /[A-Za-z0-9._%+-]/;
const domain = /(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,63}/y;

/** Masks e-mail addresses. Each is read outward from its @, a bounded way. */
export function maskEmails(text: string, findings: Findings): string {
  let result = "";
  let done = 0;
  for (let at = text.indexOf("@"); at !== -1; at = text.indexOf("@", at + 1)) {
    domain.lastIndex = at + 1;
    const from = findLocalPart(text, at, done);
    if (from === at || !domain.test(text)) continue;
    result += text.slice(done, from) + mask(findings, "email");
    done = domain.lastIndex;
  }
  return result + text.slice(done);
}

function findLocalPart(text: string, at: number, least: number): number {
  let from = at;
  while (from > least && at - from < longestLocalPart && inLocalPart.test(text.charAt(from - 1))) {
    from--;
  }
  return from;
}

const addressRuns = /[0-9A-Fa-f:.]{2,}/g;

/** Masks IP addresses of both versions. Four numbers with dots are one, whatever they mean. */
export function maskIpAddresses(text: string, findings: Findings): string {
  return text.replace(addressRuns, (run, at: number) => {
    if (run.length > 64 || !/[.:].*[.:]/.test(run) || isInsideWord(text, at, at + run.length))
      return run;
    const ending = /[.:]*$/.exec(run)?.[0] ?? "";
    const candidates = [
      run,
      run.slice(0, run.length - ending.length),
      run.replace(/:\d{1,5}[.:]*$/, ""),
    ];
    const found = candidates.find((address) => isIP(address) > 0 && /\d/.test(address));
    return found ? mask(findings, "ip") + run.slice(found.length) : run;
  });
}

function isInsideWord(text: string, from: number, to: number): boolean {
  return /\w/.test(text.charAt(from - 1)) || /\w/.test(text.charAt(to));
}

import { type Findings, mask } from "#lib/ingest/internal/scrub/findings.ts";
import { looksLikeBasic, looksRandom } from "#lib/ingest/internal/scrub/secret-value.ts";

/**
 * Formats that issuers publish so that their tokens can be found: GitHub, GitLab, Slack, AWS, Google, Stripe, npm,
 * PyPI, OpenAI, Anthropic, SendGrid, Vault, DigitalOcean, Docker, Hugging Face, Shopify, Grafana, Linear, Sentry,
 * Standard Webhooks, and our own keys. A secret access key of AWS often follows its id.
 */
const known = new RegExp(
  [
    "gh[pousr]_[A-Za-z0-9]{30,}",
    "github_pat_[A-Za-z0-9_]{22,}",
    "gl(?:pat|rt|dt|cbt|ptt|ft|soat|agent)-[A-Za-z0-9_-]{20,}",
    "xox[abeoprs]-[A-Za-z0-9-]{10,}",
    "xapp-[0-9]-[A-Za-z0-9-]{10,}",
    "(?<![A-Za-z0-9])A[KS]IA[A-Z0-9]{16}(?![A-Za-z0-9])(?:[\\s:,;/\"'|]{1,4}[A-Za-z0-9+/]{40}(?![A-Za-z0-9+/]))?",
    "AIza[A-Za-z0-9_-]{35}",
    "GOCSPX-[A-Za-z0-9_-]{20,}",
    "ya29\\.[A-Za-z0-9_-]{20,}",
    "[rs]k_(?:live|test)_[A-Za-z0-9]{16,}",
    "whsec_[A-Za-z0-9+/_-]{20,}={0,2}",
    "(?<![A-Za-z0-9])sk-(?:(?:ant|proj|svcacct|admin|or)-[A-Za-z0-9_-]{20,}|[A-Za-z0-9]{32,})",
    "npm_[A-Za-z0-9]{36,}",
    "pypi-AgE[A-Za-z0-9_-]{30,}",
    "pm[kt]_[A-Za-z0-9_-]{32}",
    "SG\\.[A-Za-z0-9_-]{16,64}\\.[A-Za-z0-9_-]{16,}",
    "hv[sbr]\\.[A-Za-z0-9_-]{24,}",
    "do[opr]_v1_[a-f0-9]{64}",
    "dckr_[a-z]{3}_[A-Za-z0-9_-]{20,}",
    "(?<![A-Za-z0-9])hf_[A-Za-z0-9]{30,}",
    "shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}",
    "glsa_[A-Za-z0-9]{32}_[A-Fa-f0-9]{8}",
    "lin_(?:api|oauth)_[A-Za-z0-9]{32,}",
    "sntry[su]_[A-Za-z0-9+/=_-]{30,}",
  ].join("|"),
  "g",
);

/** Masks tokens of well-known formats. */
export function maskKnownTokens(text: string, findings: Findings): string {
  return text.replace(known, () => mask(findings, "known-token"));
}

const jwtShape = /^eyJ[A-Za-z0-9_-]{6,}\.[A-Za-z0-9_-]{4,}\.[A-Za-z0-9_.-]*$/;
const notInRun = /[^A-Za-z0-9_.-]/g;

/** Masks JSON Web Tokens, signed (RFC 7515) and encrypted (RFC 7516). Each run of their characters is read once. */
export function maskJwts(text: string, findings: Findings): string {
  const pieces: string[] = [];
  const runEnd = new RegExp(notInRun);
  let done = 0;
  let from = text.indexOf("eyJ");
  while (from !== -1) {
    runEnd.lastIndex = from;
    const to = runEnd.exec(text)?.index ?? text.length;
    if (jwtShape.test(text.slice(from, to))) {
      pieces.push(text.slice(done, from), mask(findings, "jwt"));
      done = to;
    }
    from = text.indexOf("eyJ", to);
  }
  return done === 0 ? text : pieces.join("") + text.slice(done);
}

const schemes = /\b(bearer|basic)(\s{1,4}|%20|\+|["']?[:,=]\s{0,4}["']?)([A-Za-z0-9._~+/=-]{4,})/gi;

/** Masks what follows `Bearer` and `Basic` where it looks like credentials and not like a sentence. */
export function maskSchemes(text: string, findings: Findings): string {
  return text.replace(schemes, (whole, scheme: string, gap: string, value: string) => {
    const basic = scheme.length === 5;
    const hidden = basic ? looksLikeBasic(value) : looksLikeBearer(value);
    return hidden ? `${scheme}${gap}${mask(findings, "authorization")}` : whole;
  });
}

function looksLikeBearer(value: string): boolean {
  const bare = value.replace(/[.,]$/, "");
  return looksRandom(bare) && !/^[a-z]+(?:[-/][a-z]+)*$/.test(bare);
}

const privateKey = /-----BEGIN[A-Z0-9 +%]{0,60}PRIVATE[ +]?(?:%20)?KEY/g;
const lastLine = /-----END[A-Z0-9 +%]{0,80}-----/g;

/** Masks blocks of private keys (RFC 7468), with line breaks or their escapes; one without an end, to the text's end. */
export function maskPrivateKeys(text: string, findings: Findings): string {
  const pieces: string[] = [];
  const begin = new RegExp(privateKey);
  const end = new RegExp(lastLine);
  let done = 0;
  for (let hit = begin.exec(text); hit; hit = begin.exec(text)) {
    end.lastIndex = hit.index;
    const to = end.exec(text) ? end.lastIndex : text.length;
    pieces.push(text.slice(done, hit.index), mask(findings, "private-key"));
    done = begin.lastIndex = to;
    if (to === text.length) break;
  }
  return done === 0 ? text : pieces.join("") + text.slice(done);
}

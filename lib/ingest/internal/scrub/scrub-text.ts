import { applyCustomRules, type CustomRule } from "#lib/ingest/internal/scrub/custom-rules.ts";
import type { Findings } from "#lib/ingest/internal/scrub/findings.ts";
import type { JudgeName } from "#lib/ingest/internal/scrub/judge-name.ts";
import {
  maskEmails,
  maskIpAddresses,
  maskUrlPasswords,
  maskWebhooks,
} from "#lib/ingest/internal/scrub/mask-addresses.ts";
import { maskCommands } from "#lib/ingest/internal/scrub/mask-commands.ts";
import { maskCards, maskIbans, maskSsns } from "#lib/ingest/internal/scrub/mask-numbers.ts";
import { maskPairs } from "#lib/ingest/internal/scrub/mask-pairs.ts";
import {
  maskJwts,
  maskKnownTokens,
  maskPrivateKeys,
  maskSchemes,
} from "#lib/ingest/internal/scrub/mask-tokens.ts";
import { hints, type ScanText } from "#lib/ingest/internal/scrub/scan-text.ts";

/** What texts and values are scrubbed by. */
export type Rules = {
  judge: JudgeName;
  scan: ScanText;
  custom: readonly CustomRule[];
  emails: boolean;
  ips: boolean;
};

/** What was masked may bare what stood beside it; texts settle after one more look, but for made-up ones. */
const mostPasses = 4;

/** Masks secrets by their form in any text. A text without any comes back as it is. */
export function scrubText(text: string, rules: Rules, findings: Findings): string {
  let before = rules.custom.length > 0 ? applyCustomRules(text, rules.custom, findings) : text;
  let after = maskOnce(before, rules, findings);
  for (let pass = 1; after !== before && pass < mostPasses; pass++) {
    before = after;
    after = maskOnce(before, rules, findings);
  }
  return after;
}

function maskOnce(text: string, rules: Rules, findings: Findings): string {
  const found = rules.scan(text);
  const masked = found === 0 ? text : maskFound(text, found, rules.judge, findings);
  const mayHoldEmail = rules.emails && (found & hints.at) !== 0;
  const withoutEmails = mayHoldEmail ? maskEmails(masked, findings) : masked;
  return rules.ips ? maskIpAddresses(withoutEmails, findings) : withoutEmails;
}

type Step = (text: string, findings: Findings, judge: JudgeName) => string;

/** Blocks and addresses first, because pairs would cut them; what stands free comes last. */
const steps: [hint: number, step: Step][] = [
  [hints.privateKey, maskPrivateKeys],
  [hints.at, maskUrlPasswords],
  [hints.webhook, maskWebhooks],
  [hints.pair, (text, findings, judge) => maskPairs(text, judge, findings)],
  [hints.command, maskCommands],
  [hints.scheme, maskSchemes],
  [hints.jwt, maskJwts],
  [hints.knownToken, maskKnownTokens],
  [hints.card, maskCards],
  [hints.iban, maskIbans],
  [hints.ssn, maskSsns],
];

function maskFound(text: string, found: number, judge: JudgeName, findings: Findings): string {
  let result = text;
  for (const [hint, step] of steps) {
    if ((found & hint) !== 0) result = step(result, findings, judge);
  }
  return result;
}

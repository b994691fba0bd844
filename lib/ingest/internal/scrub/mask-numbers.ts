import { type Findings, mask } from "#lib/ingest/internal/scrub/findings.ts";

const digitRuns = /\d(?:[ -]?\d){12,}/g;
/** Ranges of numbers that card networks publish. */
const issuer =
  /^(?:4|5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720|3[47]|6011|64[4-9]|65|30[0-5]|3[689]|35(?:2[89]|[3-8])|62|220[0-4]|5018|5020|5038|5893|6304|676[1-3]|6759)/;

/** Whether 13 to 19 digits are a payment card: an issuer's range, and the check digit (Luhn, ISO/IEC 7812-1). */
export function isCardNumber(digits: string): boolean {
  if (digits.length < 13 || digits.length > 19 || !issuer.test(digits)) return false;
  let sum = 0;
  for (let place = 0; place < digits.length; place++) {
    const digit = digits.charCodeAt(digits.length - 1 - place) - 0x30;
    const doubled = digit * 2;
    sum += place % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** Masks payment cards, written whole or in groups. */
export function maskCards(text: string, findings: Findings): string {
  return text.replace(digitRuns, (run, at: number) => {
    if (!standsAlone(text, at, at + run.length)) return run;
    return maskGroups(run, findings);
  });
}

type Group = { from: number; to: number };

function maskGroups(run: string, findings: Findings): string {
  const groups = Array.from(run.matchAll(/\d+/g), ({ 0: digits, index }) => ({
    from: index,
    to: index + digits.length,
  }));
  let result = "";
  let done = 0;
  for (let first = 0; first < groups.length; first++) {
    const card = findCard(run, groups, first);
    if (!card) continue;
    result += run.slice(done, card.from) + mask(findings, "card");
    done = card.to;
    first = card.last;
  }
  return result + run.slice(done);
}

/** A card that begins with this group: one group, two of eight, or groups of four and six, the last one free. */
function findCard(run: string, groups: Group[], first: number) {
  let digits = "";
  for (let last = first; last < groups.length && digits.length < 19; last++) {
    const group = groups[last];
    if (!group) return null;
    const earlier = digits.length;
    digits += run.slice(group.from, group.to);
    const from = groups[first]?.from ?? 0;
    if (isCardNumber(digits)) return { from, to: group.to, last };
    if (!continues(earlier, group.to - group.from)) return null;
  }
  return null;
}

function continues(earlier: number, length: number): boolean {
  return earlier === 0 ? length === 4 || length === 8 : length === 4 || length === 6;
}

/** Digits inside a longer word or a decimal are no card; after an escaped line break they may be. */
function standsAlone(text: string, from: number, to: number): boolean {
  if (/^(?:[A-Za-z0-9_]|\.\d)/.test(text.slice(to, to + 2))) return false;
  const before = text.slice(Math.max(0, from - 2), from);
  return (
    !/(?:[A-Za-z0-9_]|\d\.)$/.test(before) ||
    /(?:\\[nrt]|%3D|%20)$/i.test(text.slice(Math.max(0, from - 3), from))
  );
}

/** Lengths by country, from the IBAN registry (ISO 13616). */
const ibanLengths = new Map(
  (
    "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 " +
    "EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 " +
    "KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 " +
    "PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 " +
    "UA29 VA22 VG24 XK20 YE30"
  )
    .split(" ")
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);
const countries = new Uint8Array(128 * 128);
for (const code of ibanLengths.keys()) {
  const [first, second] = [code.charCodeAt(0), code.charCodeAt(1)];
  countries[first * 128 + second] = 1;
  countries[(first | 0x20) * 128 + (second | 0x20)] = 1;
}

/** Whether two characters are the country of a bank account, in one case. */
export function isIbanCountry(first: number, second: number): boolean {
  return first < 128 && second < 128 && countries[first * 128 + second] === 1;
}

const ibanStart = /(?<![A-Za-z0-9])(?:[A-Z]{2}\d{2}[A-Z0-9 -]|[a-z]{2}\d{2}[a-z0-9 ])/g;
const ibanRun = /[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]){11,30}|[a-z]{2}\d{2}(?:[ ]?[a-z0-9]){11,30}/y;

/** Masks bank accounts: a country's length, and the check digits (ISO 7064, mod 97). */
export function maskIbans(text: string, findings: Findings): string {
  const pieces: string[] = [];
  const start = new RegExp(ibanStart);
  let done = 0;
  for (let hit = start.exec(text); hit; hit = start.exec(text)) {
    ibanRun.lastIndex = hit.index;
    const length = findIbanEnd(ibanRun.exec(text)?.[0].toUpperCase() ?? "");
    const end = hit.index + length;
    if (length === 0 || /[A-Za-z0-9]/.test(text.charAt(end))) continue;
    pieces.push(text.slice(done, hit.index), mask(findings, "iban"));
    done = start.lastIndex = end;
  }
  return done === 0 ? text : pieces.join("") + text.slice(done);
}

const dashedNumber = /(?<![\w-])\d{3}-\d{2}-\d{4}(?![\w-])/g;
const nameOfSsn =
  /\b(?:ssns?|social[ -]security(?:[ -](?:number|no))?)\b\W{0,3}(?:is|was|number|no)?\W{0,3}$/i;

/** Masks social security numbers behind their name, with or without a colon. */
export function maskSsns(text: string, findings: Findings): string {
  return text.replace(dashedNumber, (number, at: number) =>
    nameOfSsn.test(text.slice(Math.max(0, at - 40), at)) ? mask(findings, "ssn") : number,
  );
}

function findIbanEnd(run: string): number {
  const length = ibanLengths.get(run.slice(0, 2)) ?? 0;
  let compact = "";
  for (let at = 0; at < run.length && length > 0; at++) {
    const char = run.charAt(at);
    if (char !== " " && char !== "-") compact += char;
    if (compact.length === length) return hasIbanCheck(compact) ? at + 1 : 0;
  }
  return 0;
}

function hasIbanCheck(iban: string): boolean {
  let rest = 0;
  for (const char of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(char, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

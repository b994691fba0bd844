import { placeholders } from "#lib/grouping/message-pieces.ts";

const names = placeholders.join("|");
const weekday = "(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?";
const month =
  "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)";
const clock = "(?: <time>(?: [A-Z]{3,4}(?= <number>))?(?: <number>)?|,? <number>(?: <time>)?)?";
const date = new RegExp(
  `\\b(?:${weekday},? )?${month} <number>${clock}|(?:\\b${weekday},? )?<number> ${month} <number>(?: <time>)?`,
  "g",
);
const port = /(<(?:host|ip|id)>):<number>(?!:)/g;
const time = /<time>(?:[,.:T ](?:<time>|<number>(?=[\]\s)]|$)))+/g;
const unit =
  /<number> ?(?:(ns|us|µs|ms|s|(?:nano|micro|milli)?seconds?|secs?|minutes?|mins?|hours?|days?)|[kmgtp]i?b|b|bytes?)(?![\p{L}\p{N}_-])/giu;
const list = new RegExp(`(<(?:${names})>)(?:[,;|#/+ ]{1,3}\\1)+`, "g");
const restated = /(<(?:size|duration|number)>) \(\1\)/g;
const mixedList = /<(?:number|hex|id)>(?:[,;|#/+ ]{1,3}<(?:number|hex|id)>)+/g;
const anyPlaceholder = new RegExp(`<(?:${names})>`, "g");
const nextName = /([,;|&])(?=[a-z_][\w.-]{0,60}=)/gi;
const longestBlock = 8;

/** A masked text in which dates, numbers with their unit and lists of one kind became one placeholder. */
export function joinPlaceholders(text: string): string {
  if (!text.includes("<")) return text;
  return text
    .replace(port, "$1")
    .replace(date, "<time>")
    .replace(time, "<time>")
    .replace(unit, (_: string, duration: string | undefined) =>
      duration ? "<duration>" : "<size>",
    )
    .replace(restated, "$1")
    .replace(list, "$1")
    .replace(mixedList, "<id>");
}

/** `a=1,b=2` as `a=1, b=2`: each value becomes a token of its own. */
export function separateNames(text: string): string {
  return text.includes("=") ? text.replace(nextName, "$1 ") : text;
}

/** The tokens without immediate repetitions of a block that holds a placeholder: lists of any length become alike. */
export function dropRepeats(tokens: readonly string[]): string[] {
  const kinds = tokens.map((token) =>
    token.includes("<") ? token.replace(anyPlaceholder, "<>") : token,
  );
  const kept: string[] = [];
  const keptKinds: string[] = [];
  for (let at = 0; at < tokens.length; ) {
    const length = repeatedLength(keptKinds, kinds, at);
    if (length > 0) {
      at += length;
      continue;
    }
    kept.push(tokens[at] ?? "");
    keptKinds.push(kinds[at] ?? "");
    at += 1;
  }
  return kept;
}

function repeatedLength(kept: readonly string[], kinds: readonly string[], at: number): number {
  const most = Math.min(longestBlock, kept.length, kinds.length - at);
  for (let length = 1; length <= most; length += 1) {
    let varies = false;
    let same = 0;
    while (same < length && kept[kept.length - length + same] === kinds[at + same]) {
      varies ||= kinds[at + same]?.includes("<>") === true;
      same += 1;
    }
    if (same === length && varies) return length;
  }
  return 0;
}

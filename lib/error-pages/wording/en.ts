import type { Wording } from "#lib/error-pages/wording.ts";

export const englishWording: Wording = {
  machines: ["unauthorised", "unauthorized", "internal error", "timed out", "time out"],
  bans: ["forbidden", "illegal", "invalid", "prohibited", "denied", "fatal", "abort", "aborted"],
  jokes: [
    "oops",
    "whoops",
    "uh-oh",
    "yikes",
    "oh no",
    "your fault",
    "your mistake",
    "you failed",
    "you broke",
  ],
  excuses: ["maintenance", "improvement*", "technical difficult*", "upgrade*", "upgrading"],
  apologies: ["sorry", "apolog*"],
  technical: ["stack", "null", "database*", "cache*", "container*"],
  longest: { unit: "words", sentence: 20, page: 60 },
};

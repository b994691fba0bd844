import type { Wording } from "#lib/error-pages/wording.ts";

export const dutchWording: Wording = {
  machines: [
    "foutcode*",
    "statuscode*",
    "interne fout",
    "time-out",
    "tijdslimiet overschreden",
    "ongeldig verzoek",
  ],
  bans: [
    "verboden",
    "illega*",
    "ongeldig*",
    "niet toegestaan",
    "geweigerd*",
    "fata*",
    "afgebroken fout",
  ],
  jokes: ["oeps", "helaas pindakaas", "o jee", "ai", "uw schuld", "uw fout"],
  excuses: [
    "onderhoud*",
    "verbetering*",
    "technische moeilijkheden",
    "technische problem*",
    "technische storing*",
    "upgrade*",
  ],
  apologies: ["sorry", "excuses", "excuus", "verontschuldig*", "spijt"],
  technical: ["database*", "gegevensbank*", "uitzondering*", "stacktrace*", "cache*", "container*"],
  longest: { unit: "words", sentence: 20, page: 60 },
};

import type { Wording } from "#lib/error-pages/wording.ts";

export const polishWording: Wording = {
  machines: [
    "serwer*",
    "brama*",
    "bramy",
    "nieprawidłowe żądanie",
    "kod błędu",
    "kodu błędu",
    "błąd wewnętrzny",
    "przekroczono limit czasu",
    "przekroczono czas",
  ],
  bans: [
    "zabronion*",
    "zakazan*",
    "nielegaln*",
    "nieprawidłow*",
    "niedozwolon*",
    "odmówion*",
    "odmowa",
    "krytyczny błąd",
    "fataln*",
    "przerwan*",
  ],
  jokes: ["ups", "oj", "ojej", "o nie", "Twoja wina", "Państwa błąd", "Pana błąd", "Pani błąd"],
  excuses: [
    "konserwacj*",
    "ulepsze*",
    "trudności techniczn*",
    "problem* techniczn*",
    "przerw* techniczn*",
    "aktualizacj*",
  ],
  apologies: ["przeprasza*", "przykro"],
  technical: ["baz* danych", "wyjąt*", "ślad stosu", "pamię* podręczn*", "kontener*"],
  longest: { unit: "words", sentence: 20, page: 60 },
};

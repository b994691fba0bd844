import type { Wording } from "#lib/error-pages/wording.ts";

export const italianWording: Wording = {
  machines: [
    "gateway*",
    "richiesta errata",
    "codice di errore",
    "codice di stato",
    "errore interno",
    "tempo scaduto",
    "timeout",
  ],
  bans: [
    "vietat*",
    "proibit*",
    "illegal*",
    "invalid*",
    "non valid*",
    "negat*",
    "fatal*",
    "interrott* in modo anomalo",
  ],
  jokes: ["ops", "ahi", "accidenti", "oh no", "colpa Sua", "Sua colpa", "Suo errore"],
  excuses: [
    "manutenzion*",
    "miglioramen*",
    "difficoltà tecnic*",
    "problem* tecnic*",
    "aggiornament*",
  ],
  apologies: ["scus*", "spiacent*", "dispiace", "perdon*"],
  technical: [
    "database*",
    "base di dati",
    "eccezion*",
    "traccia dello stack",
    "cache*",
    "contenitor*",
  ],
  longest: { unit: "words", sentence: 20, page: 60 },
};

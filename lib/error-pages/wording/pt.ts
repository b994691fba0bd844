import type { Wording } from "#lib/error-pages/wording.ts";

export const portugueseWording: Wording = {
  machines: [
    "servidor*",
    "gateway*",
    "requisição inválida",
    "código de erro",
    "código de status",
    "erro interno",
    "tempo esgotado",
  ],
  bans: ["proibid*", "ilega*", "inválid*", "negad*", "fata*", "abortad*", "vedad*"],
  jokes: ["ops", "opa", "ixi", "puxa", "ah não", "sua culpa", "culpa sua", "seu erro"],
  excuses: ["manutenç*", "melhoria*", "dificuldade* técnica*", "problema* técnico*", "atualizaç*"],
  apologies: ["desculp*", "perdão", "lamentamos", "sentimos muito"],
  technical: [
    "banco* de dados",
    "base* de dados",
    "exceção",
    "exceções",
    "rastreamento de pilha",
    "cache*",
    "contêiner*",
  ],
  longest: { unit: "words", sentence: 20, page: 60 },
};

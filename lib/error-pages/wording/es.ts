import type { Wording } from "#lib/error-pages/wording.ts";

export const spanishWording: Wording = {
  machines: [
    "servidor*",
    "pasarela*",
    "puerta de enlace",
    "solicitud incorrecta",
    "código de error",
    "código de estado",
    "error interno",
    "tiempo de espera agotado",
  ],
  bans: ["prohibid*", "ilegal*", "inválid*", "no válid*", "denegad*", "fatal*", "abortad*"],
  jokes: ["ups", "vaya", "uy", "ay no", "su culpa", "culpa suya", "su error"],
  excuses: [
    "mantenimiento*",
    "mejora*",
    "dificultad* técnica*",
    "problema* técnico*",
    "actualización*",
    "actualizaciones",
  ],
  apologies: ["sentimos", "disculp*", "perdón*", "perdone*", "lamentamos"],
  technical: ["base* de datos", "excepción*", "traza de pila", "caché*", "contenedor*"],
  longest: { unit: "words", sentence: 20, page: 60 },
};

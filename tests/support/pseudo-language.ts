import type { Catalogue } from "#lib/error-pages/texts.ts";

const accented: Record<string, string> = {
  ...{ a: "å", c: "ç", d: "ð", e: "é", g: "ğ", h: "ĥ", i: "î", l: "ļ", n: "ñ", o: "ö" },
  ...{
    r: "ŕ",
    s: "š",
    t: "ţ",
    u: "û",
    w: "ŵ",
    y: "ý",
    A: "Å",
    C: "Ç",
    I: "Î",
    S: "Š",
    T: "Ţ",
    W: "Ŵ",
  },
};

/** English with accents, each word two fifths longer: what is cut off or runs out of its place, shows. */
export function makePseudoLanguage(english: Catalogue, direction: "ltr" | "rtl"): Catalogue {
  const changed = JSON.parse(JSON.stringify(english), (_key, value) =>
    typeof value === "string" ? lengthen(value) : value,
  );
  return { ...changed, tag: "en", gap: " ", direction };
}

function lengthen(text: string): string {
  return text.replaceAll(/\{\w+\}|\p{L}+/gu, (word) => {
    if (word.startsWith("{")) return word;
    const letters = Array.from(word, (letter) => accented[letter] ?? letter);
    const more = Array(Math.ceil(letters.length * 0.4)).fill(letters.at(-1));
    return [...letters, ...more].join("");
  });
}

/** The cookie that remembers in which language a person reads; without it the browser's wish decides. */
export const languageCookie = "language";
export const languages = ["en", "ko"] as const;
export type Language = (typeof languages)[number];

/** The language a cookie names, else the first known one of an `Accept-Language` header, else English. */
export function readLanguage(cookie: string | undefined, wished: string | null): Language {
  return (
    findLanguage(cookie) ?? listWishes(wished ?? "").find((wish) => wish !== undefined) ?? "en"
  );
}

function listWishes(header: string): (Language | undefined)[] {
  return header
    .split(",")
    .map((part) => {
      const [tag = "", ...settings] = part.trim().toLowerCase().split(";");
      const quality = settings.find((setting) => setting.trim().startsWith("q="));
      const weight = quality === undefined ? 1 : Number(quality.trim().slice(2));
      return { language: findLanguage(tag.split("-")[0]), weight: weight || 0 };
    })
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight)
    .map(({ language }) => language);
}

function findLanguage(name: string | undefined): Language | undefined {
  return languages.find((language) => language === name);
}

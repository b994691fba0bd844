import { expect, test } from "vitest";
import { pickLanguage } from "#lib/error-pages/pick-language.ts";
import { languages } from "#lib/services/language-schemas.ts";

function pick(headers: Record<string, string>, path = "/e/shop/502") {
  return pickLanguage({ url: new URL(path, "http://localhost"), headers: new Headers(headers) });
}

/** Accept-Language → language. */
const table: [string, string | null][] = [
  ["", null],
  ["*", null],
  ["de", "de"],
  ["DE", "de"],
  ["de-AT", "de"],
  ["de-CH-1996", "de"],
  ["pt-BR", "pt"],
  ["pt-PT,en;q=0.5", "pt"],
  ["es-419", "es"],
  ["zh-Hant", "zh"],
  ["zh-Hant-TW", "zh"],
  ["zh-Hans-CN", "zh"],
  ["zh-TW,zh;q=0.9,en-US;q=0.8", "zh"],
  ["cmn-Hans-CN", "zh"],
  ["yue-HK", "zh"],
  ["iw", "he"],
  ["iw-IL, en;q=0.5", "he"],
  ["he-IL", "he"],
  ["arb", "ar"],
  ["ar-EG,en;q=0.9", "ar"],
  ["en-US,en;q=0.9", "en"],
  ["de_DE", "de"],
  ["de-x-franconia", "de"],
  ["x-de", null],
  ["i-klingon", null],
  ["sv", null],
  ["sv, nl;q=0.2", "nl"],
  ["sv, *;q=0.5", null],
  ["fr;q=0.3, de;q=0.8", "de"],
  ["fr;q=0.8, de;q=0.8", "fr"],
  ["fr;q=0, de;q=0.1", "de"],
  ["fr;q=0", null],
  ["fr;q=0.000, *;q=0.5", null],
  ["fr;q=1.5, it;q=0.1", "it"],
  ["fr;q=x, it", "it"],
  ["fr; Q=0.2 , it ; q=0.9", "it"],
  ["ja-JP-u-ca-japanese", "ja"],
  ["ko-Kore-KR", "ko"],
  ["uk-UA, ru;q=0.9", "uk"],
  ["ru, uk;q=0.9, en;q=0.1", "uk"],
  ["hi-IN", "hi"],
  ["tr-TR,tr", "tr"],
  ["d", null],
  ["dey", null],
  ["-de", null],
  ["<script>", null],
  [",;q=1,,", null],
  [`${"xx,".repeat(400)}de`, null],
];

test.each(table)("Accept-Language %j is answered in %s", (accepted, language) => {
  expect(pick({ "accept-language": accepted })).toBe(language);
});

test.each(languages)(
  "%s is picked from the address, from the cookie and from the browser",
  (language) => {
    expect(pick({}, `/e/shop/502?lang=${language}`)).toBe(language);
    expect(pick({ cookie: `session=7; lang=${language}` })).toBe(language);
    expect(pick({ "accept-language": `${language}-ZZ;q=0.1` })).toBe(language);
  },
);

test.each([
  ["the address wins over the cookie", "?lang=fr", "lang=ja", "de", "fr"],
  ["the cookie wins over the browser", "", "lang=ja", "de", "ja"],
  ["an unknown language in the address asks for nothing", "?lang=tlh", "lang=ja", "de", "ja"],
  ["an unknown language in the cookie asks for nothing", "", "lang=tlh", "de", "de"],
  ["a longer tag in the address is shortened", "?lang=pt-BR", "", "de", "pt"],
  ["a quoted cookie with an underscore is read", "", 'a=b; lang="zh_TW"', "de", "zh"],
  ["a cookie whose name only ends so is another", "", "xlang=ja; slang=fr", "de", "de"],
])("%s", (_case, query, cookie, accepted, language) => {
  expect(pick({ cookie, "accept-language": accepted }, `/e/shop/502${query}`)).toBe(language);
});

test("a request without any wish has none", () => {
  expect(pick({})).toBeNull();
});

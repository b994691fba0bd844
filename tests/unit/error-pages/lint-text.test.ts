import { expect, test } from "vitest";
import { lintSentence, lintTexts } from "#lib/error-pages/lint-text.ts";
import { type PageKind, type PageTexts, pageKinds } from "#lib/error-pages/schemas.ts";
import { catalogues } from "#lib/error-pages/texts.ts";
import { wordings } from "#lib/error-pages/wording.ts";
import { Language, languages } from "#lib/services/language-schemas.ts";

const good: PageTexts = {
  heading: "The shop is closed until 6 in the morning",
  what: "We closed it on purpose.",
  data: "Your basket is saved.",
  next: ["Come back in the morning."],
};

test.each(languages)("the built-in pages keep every wording rule: %s", (language) => {
  const { kinds } = catalogues[language];
  const findings = pageKinds.map((kind) => [kind, lintTexts(kind, kinds[kind], language)]);
  expect(findings.filter(([, found]) => found?.length)).toEqual([]);
});

test.each(languages)("the sentences around the pages keep every wording rule: %s", (language) => {
  const { states, steps, phrases } = catalogues[language];
  const sentences = [
    ...Object.values(states),
    ...Object.values(steps).flatMap((step) => Object.values(step)),
    ...Object.values(phrases).map((phrase) => phrase.replace(/\{\w+\}/, "7")),
  ];
  expect(sentences.flatMap((sentence) => lintSentence(sentence, language))).toEqual([]);
});

test("a page that only says what is needed has nothing to change", () => {
  expect(lintTexts("maintenance", good, "en")).toEqual([]);
});

const faults: [string, PageKind, Partial<PageTexts>][] = [
  ["R1", "503", { what: "" }],
  ["R7", "503", { data: " " }],
  ["R3", "502", { heading: "502 Bad Gateway" }],
  ["R3", "502", { what: "The upstream server did not answer." }],
  ["R3", "500", { what: "HTTP status code: internal error" }],
  ["R3", "403", { heading: "Access forbidden" }],
  ["R3", "422", { heading: "Some answers are invalid" }],
  ["R4", "404", { heading: "Oops, nothing here" }],
  ["R4", "404", { heading: "Page not found!" }],
  ["R5", "maintenance", { what: "We carry out scheduled maintenance." }],
  ["R5", "maintenance", { what: "There are technical difficulties." }],
  ["R6", "404", { what: "Sorry, this page is gone." }],
  ["R6", "maintenance", { what: "We apologise." }],
  ["R6", "500", { what: "We are sorry.", data: "Sorry, it was not saved." }],
  ["R13", "500", { what: `It ${"went on and on ".repeat(6)}until the end of it.` }],
  [
    "R13",
    "500",
    { next: Array(4).fill("Do this and that and then do it all over again, slowly.") },
  ],
  ["R14", "500", { what: "A NullPointerException was thrown." }],
  ["R14", "500", { what: "The database is away." }],
  ["R14", "500", { next: ["See https://status.example for more."] }],
  ["R14", "500", { next: ["Use version 1.2.3."] }],
  ["R14", "500", { heading: "Something broke 🙈" }],
];

test.each(faults)("%s is broken on %s by %j", (rule, kind, change) => {
  const broken = lintTexts(kind, { ...good, ...change }, "en").map((finding) => finding.rule);
  expect(broken).toContain(rule);
});

/** For each language what may not be said: of machines, of bans, in jest, of our own work, as an apology, technical. */
const foreign: Record<Exclude<Language, "en">, string[]> = {
  de: [
    "Der Server antwortet nicht.",
    "Der Zugriff ist verboten.",
    "Hoppla, hier ist nichts.",
    "Wegen Wartungsarbeiten geschlossen.",
    "Das tut uns leid.",
    "Die Datenbankverbindung fehlt.",
  ],
  fr: [
    "Le serveur ne répond pas.",
    "Accès interdit à cette page.",
    "Oups, rien ici.",
    "Nous procédons à une maintenance.",
    "Nous sommes désolés.",
    "La base de données est absente.",
  ],
  es: [
    "El servidor no responde.",
    "Acceso prohibido.",
    "¡Vaya, aquí no hay nada.",
    "Hacemos tareas de mantenimiento.",
    "Disculpe las molestias.",
    "Falta la base de datos.",
  ],
  pt: [
    "O servidor não responde.",
    "Acesso proibido.",
    "Ops, nada aqui.",
    "Estamos em manutenção.",
    "Pedimos desculpas.",
    "O banco de dados sumiu.",
  ],
  it: [
    "Il server non risponde.",
    "Accesso vietato.",
    "Ops, qui non c’è nulla.",
    "Lavori di manutenzione in corso.",
    "Ci scusiamo.",
    "Si è verificata un’eccezione.",
  ],
  nl: [
    "De server geeft een foutcode.",
    "Toegang verboden.",
    "Oeps, hier is niets.",
    "Wegens onderhoudswerk gesloten.",
    "Onze excuses.",
    "De database is weg.",
  ],
  pl: [
    "Serwerowi zabrakło czasu.",
    "Dostęp zabroniony.",
    "Ups, nic tu nie ma.",
    "Trwa przerwa techniczna.",
    "Przepraszamy.",
    "Brak bazy danych.",
  ],
  tr: [
    "Sunucudan yanıt yok.",
    "Erişim yasaktır.",
    "Hay aksi, burada bir şey yok.",
    "Bakımdayız.",
    "Özür dileriz.",
    "Veritabanına ulaşılamıyor.",
  ],
  uk: [
    "Сервером не отримано відповіді.",
    "Доступ заборонено.",
    "Упс, тут нічого немає.",
    "Тривають технічні роботи.",
    "Вибачте.",
    "Немає бази даних.",
  ],
  ja: [
    "サーバーが応答しません。",
    "アクセスは禁止されています。",
    "おっと、何もありません。",
    "ただいまメンテナンス中です。",
    "申し訳ございません。",
    "データベースがありません。",
  ],
  ko: [
    "서버가 응답하지 않습니다.",
    "접근이 금지되었습니다.",
    "앗, 아무것도 없습니다.",
    "점검 중입니다.",
    "죄송합니다.",
    "데이터베이스가 없습니다.",
  ],
  zh: [
    "服务器没有响应。",
    "禁止访问。",
    "哎呀，这里什么也没有。",
    "系统正在维护。",
    "非常抱歉。",
    "数据库无法连接。",
  ],
  hi: [
    "सर्वर जवाब नहीं दे रहा।",
    "पहुँच निषिद्ध है।",
    "उफ़, यहाँ कुछ नहीं है।",
    "रखरखाव चल रहा है।",
    "हमें खेद है।",
    "डेटाबेस नहीं मिला।",
  ],
  ar: [
    "لا يستجيب الخادم.",
    "الوصول ممنوع.",
    "عفوًا، لا شيء هنا.",
    "نجري أعمال الصيانة.",
    "نعتذر.",
    "لا توجد قاعدة البيانات.",
  ],
  he: [
    "השרת אינו עונה.",
    "הגישה אסורה.",
    "אופס, אין כאן כלום.",
    "אנו בעבודות תחזוקה.",
    "אנו מצטערים.",
    "אין גישה למסד הנתונים.",
  ],
};

test.each(Object.entries(foreign))("the rules find what should not be said in %s", (name, said) => {
  const language = Language.parse(name);
  const texts = catalogues[language].kinds["404"];
  const rules = said.map((what) =>
    lintTexts("404", { ...texts, what }, language).map(({ rule }) => rule),
  );
  for (const [index, rule] of ["R3", "R3", "R4", "R5", "R6", "R14"].entries()) {
    expect(rules[index], said[index]).toContain(rule);
  }
});

test.each(languages)("sentences and pages have their longest length: %s", (language) => {
  const { unit, sentence } = wordings[language].longest;
  const long = unit === "words" ? "la ".repeat(sentence + 1) : "字".repeat(sentence + 1);
  const texts = catalogues[language].kinds["404"];
  const rules = (change: Partial<PageTexts>) =>
    lintTexts("404", { ...texts, ...change }, language).map(({ rule }) => rule);
  expect(rules({ what: long })).toEqual(["R13"]);
  expect(rules({ next: Array(4).fill(long.slice(unit === "words" ? 3 : 1)) })).toEqual(["R13"]);
});

test("the words of English programs are found in every language", () => {
  for (const language of languages) {
    const found = lintSentence("(502 Bad Gateway, TypeError, https://a.example)", language);
    expect(new Set(found.map(({ rule }) => rule))).toEqual(new Set(["R3", "R14"]));
  }
});

test("vowel signs and a word's joined article do not hide it", () => {
  expect(lintSentence("بِالخَادِمِ", "ar").map(({ rule }) => rule)).toEqual(["R3"]);
  expect(lintSentence("שֶׁהַשֶּׁרֶת", "he").map(({ rule }) => rule)).toEqual(["R3"]);
  expect(lintSentence("התקבלה אפשרתם", "he")).toEqual([]);
});

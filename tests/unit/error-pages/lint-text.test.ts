import { expect, test } from "vitest";
import { lintSentence, lintTexts } from "#lib/error-pages/lint-text.ts";
import { type PageKind, type PageTexts, pageKinds } from "#lib/error-pages/schemas.ts";
import { catalogues } from "#lib/error-pages/texts.ts";

const languages = Object.entries(catalogues);
const good: PageTexts = {
  heading: "The shop is closed until 6 in the morning",
  what: "We closed it on purpose.",
  data: "Your basket is saved.",
  next: ["Come back in the morning."],
};

test.each(pageKinds)("the built-in words of %s keep every wording rule", (kind) => {
  for (const [, { kinds }] of languages) expect(lintTexts(kind, kinds[kind])).toEqual([]);
});

test.each(languages)(
  "the sentences around the pages keep every wording rule: %s",
  (_name, words) => {
    const sentences = [
      ...Object.values(words.states),
      ...Object.values(words.steps).flatMap((step) => Object.values(step)),
      ...Object.values(words.phrases).map((phrase) => phrase.replace("{time}", "12 seconds")),
    ];
    expect(sentences.flatMap(lintSentence)).toEqual([]);
  },
);

test("a page that only says what is needed has nothing to change", () => {
  expect(lintTexts("maintenance", good)).toEqual([]);
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
  const broken = lintTexts(kind, { ...good, ...change }).map((finding) => finding.rule);
  expect(broken).toContain(rule);
});

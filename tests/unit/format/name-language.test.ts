import { expect, test } from "vitest";
import { nameLanguage } from "#lib/format/name-language.ts";

test.each([
  ["de", "German"],
  ["pt-BR", "Brazilian Portuguese"],
  ["qaa", "qaa"],
  ["no such code", "no such code"],
])("%s is called %s", (code, name) => {
  expect(nameLanguage(code)).toBe(name);
});

import { expect, test } from "vitest";
import { filterEntries, listEntries, toEntries } from "#components/layout/palette-entries.ts";
import { wordsOf } from "#tests/support/words.ts";

const words = wordsOf("layout.palette");
const ofAdministrator = listEntries(words, { mayAdminister: true, zone: "Europe/Berlin" });
const labels = (text: string, entries = ofAdministrator) =>
  filterEntries(entries, text).map(({ label }) => label);

test("nothing typed shows everything, and every entry has an id of its own", () => {
  expect(labels("")).toHaveLength(ofAdministrator.length);
  expect(new Set(ofAdministrator.map(({ id }) => id)).size).toBe(ofAdministrator.length);
});

test("the first letters of any words find an entry, in any order and case", () => {
  expect(labels("over")).toEqual(["Overview"]);
  expect(labels("theme DARK")).toEqual(["Dark theme"]);
  expect(labels("audit set")).toEqual(["Audit log"]);
  expect(labels("utc")).toEqual(["Times in UTC"]);
  expect(labels("verview")).toEqual([]);
});

test("settings of administrators are offered to nobody else", () => {
  const ofViewer = listEntries(words, { mayAdminister: false, zone: "UTC" });
  expect(labels("users", ofViewer)).toEqual([]);
  expect(labels("appearance", ofViewer)).toContain("Appearance");
});

test("whoever looks for a recovery is led to its button, and nothing is done", () => {
  const found = filterEntries(ofAdministrator, "recover");
  expect(found.map(({ does }) => does)).toEqual([
    { path: "/recovery" },
    { path: "/services" },
    { path: "/recovery" },
  ]);
  const actions = ofAdministrator.flatMap(({ does }) => ("action" in does ? does.action : []));
  expect(
    actions.filter((action) => !/^(theme-\w+|zone|copy-link|keys|sign-out)$/.test(action)),
  ).toEqual([]);
});

test("what the server found comes with its group and its page", () => {
  const found = { title: "shop", detail: "", path: "/services/shop" };
  expect(toEntries(words, [{ kind: "service", ...found }])).toEqual([
    {
      ...{ id: "/services/shop", group: "Services", label: "shop", detail: "" },
      does: { path: "/services/shop" },
    },
  ]);
});

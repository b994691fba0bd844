import { expect, test } from "vitest";
import {
  isSameContent,
  tidyContent,
  withColor,
  withText,
  withToken,
} from "#components/error-pages/page-edit.ts";
import type { PageContent } from "#lib/error-pages/content-schemas.ts";

const nothing: PageContent = { texts: {}, look: {} };
const page = { kind: "503", language: "en" } as const;

test("an edit that is taken away leaves nothing behind", () => {
  const edited = withText(nothing, page, "heading", "Shut");
  expect(edited.texts).toEqual({ "503": { en: { heading: "Shut" } } });
  expect(withText(edited, page, "heading", undefined)).toEqual(nothing);
  const both = withText(edited, { ...page, language: "de" }, "heading", "Zu");
  expect(withText(both, page, "heading", undefined).texts).toEqual({
    "503": { de: { heading: "Zu" } },
  });
  const colored = withColor(nothing, { mode: "dark", token: "ink" }, "#ffffff");
  expect(colored.look).toEqual({ dark: { ink: "#ffffff" } });
  expect(withColor(colored, { mode: "dark", token: "ink" }, undefined)).toEqual(nothing);
  expect(withToken(withToken(nothing, "theme", "bold"), "theme", undefined)).toEqual(nothing);
});

test("empty lines among the steps are typed, not sent", () => {
  const typed = withText(nothing, page, "next", ["Wait.", "", " "]);
  expect(tidyContent(typed).texts).toEqual({ "503": { en: { next: ["Wait."] } } });
  expect(tidyContent(withText(nothing, page, "next", [""]))).toEqual(nothing);
});

test("two contents are the same whatever the order in which they were typed", () => {
  const one = withToken(withToken(nothing, "theme", "bold"), "corner", "round");
  const other = withToken(withToken(nothing, "corner", "round"), "theme", "bold");
  expect(isSameContent(one, other)).toBe(true);
  expect(isSameContent(one, withToken(other, "scale", "large"))).toBe(false);
});

import { expect, test } from "vitest";
import { ChangeView, CreateView, prepareViewQuery } from "#lib/accounts/view-schemas.ts";

test.each([
  ["", ""],
  ["state=open&service=cart", "service=cart&state=open"],
  ["svc=b&svc=a&view=x&cursor=y&record=z", "svc=a&svc=b"],
  ["?q=a%20b", "q=a+b"],
])("the filters of %j are compared as %j", (query, prepared) => {
  expect(prepareViewQuery(query)).toBe(prepared);
  expect(prepareViewQuery(prepared)).toBe(prepared);
});

test.each([
  [{ page: "issues", name: "  ", query: "" }, false],
  [{ page: "services", name: "x", query: "" }, false],
  [{ page: "issues", name: "x".repeat(81), query: "" }, false],
  [{ page: "issues", name: "x", query: "q".repeat(2001) }, false],
  [{ page: "records", name: " x ", query: "" }, true],
])("a view has a list and a name, and is bounded: %#", (view, fits) => {
  expect(CreateView.safeParse(view).success).toBe(fits);
});

test("a change of a view without filters leaves its filters alone", () => {
  expect(ChangeView.parse({ is_default: true })).toEqual({ is_default: true });
});

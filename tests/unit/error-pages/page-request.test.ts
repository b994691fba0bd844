import { expect, test } from "vitest";
import { readPageRequest } from "#lib/error-pages/page-request.ts";
import { deriveReference } from "#lib/issues/reference.ts";

function read(path: string, headers: Record<string, string> = {}, method = "GET") {
  const url = new URL(path, "http://localhost:3000");
  return readPageRequest({ method, url, headers: new Headers(headers) });
}

test.each([
  ["/e/shop/502", "shop", "502"],
  ["/e/shop/502/", "shop", "502"],
  ["/e/shop/maintenance", "shop", "maintenance"],
  ["/e/my%20shop/404", "my shop", "404"],
  ["/e/team%2Fshop/404", "team/shop", "404"],
  ["/e/team/shop/404", "team/shop", "404"],
  ["/e/caf%C3%A9/500", "café", "500"],
  ["/e/shop/418", "shop", "404"],
  ["/e/shop/..%2f..%2fetc", "shop", "404"],
  ["/e/%zz/500", null, "500"],
  ["/e/502", null, "502"],
  ["/e/nothing", null, "404"],
  ["/e", null, "404"],
  ["/e/", null, "404"],
])("%s asks of service %j for the page %s", (path, service, kind) => {
  expect(read(path)).toMatchObject({ wants: "page", service, kind });
});

test.each([
  ["/e/shop/status.json", "shop"],
  ["/e/team%2Fshop/status.json", "team/shop"],
])("%s asks for the status of %j", (path, service) => {
  expect(read(path)).toEqual({ wants: "status", service });
});

test("a proxy names code, service and request in headers", () => {
  const headers = { "x-code": "503", "x-service-name": "shop", "x-request-id": "abc123xyz789" };
  expect(read("/e/500", headers)).toMatchObject({
    kind: "503",
    service: "shop",
    reference: deriveReference("abc123xyz789"),
  });
  expect(read("/e/502", { "x-code": "418" })).toMatchObject({ kind: "502" });
  expect(read("/e/shop/502", { "x-code": "503", "x-service-name": "other" })).toMatchObject({
    kind: "502",
    service: "shop",
  });
});

test("the reference is the one in the address, else that of the request, else a new one", () => {
  const headers = { "x-request-id": "abc123xyz789" };
  expect(read("/e/shop/500?ref=7k3f9qxm", headers)).toMatchObject({ reference: "7K3F-9QXM" });
  expect(read("/e/shop/500?ref=<script>", headers)).toMatchObject({
    reference: deriveReference("abc123xyz789"),
  });
  const [one, other] = [read("/e/shop/500"), read("/e/shop/500")];
  expect(one).not.toEqual(other);
});

test.each([
  ["GET", {}, true],
  ["HEAD", {}, true],
  ["POST", {}, false],
  ["GET", { "x-original-method": "POST" }, false],
  ["GET", { "x-original-method": "get" }, true],
] as const)("a %s with %j may be repeated: %s", (method, headers, safe) => {
  expect(read("/e/shop/502", headers, method)).toMatchObject({ safe });
});

import { expect, test } from "vitest";
import { readPageRequest } from "#lib/error-pages/page-request.ts";
import { deriveReference } from "#lib/issues/reference.ts";
import { trustedPeerHeader, trustMark } from "#lib/platform/http/trusted-peer.ts";
import { chromeAccept } from "#tests/fixtures/accept-table.ts";

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

test("a trusted proxy names code, service, request and wanted format in headers", () => {
  const trusted = { [trustedPeerHeader]: trustMark };
  const headers = { "x-code": "503", "x-service-name": "shop", "x-request-id": "abc123xyz789" };
  expect(read("/e/500", { ...trusted, ...headers })).toMatchObject({
    kind: "503",
    service: "shop",
    reference: deriveReference("abc123xyz789"),
  });
  expect(read("/e/502", { ...trusted, "x-code": "418" })).toMatchObject({ kind: "502" });
  expect(read("/e", { ...trusted, "x-code": "507" })).toMatchObject({ kind: "500" });
  const other = { ...trusted, "x-code": "503", "x-service-name": "other" };
  expect(read("/e/shop/502", other)).toMatchObject({ kind: "502", service: "shop" });
  const json = { ...trusted, accept: "*/*", "x-format": "application/json" };
  expect(read("/e/502", json)).toMatchObject({ format: "json" });
  const html = { ...trusted, accept: "application/json", "x-format": chromeAccept };
  expect(read("/e/502", html)).toMatchObject({ format: "html" });
});

test.each([{}, { [trustedPeerHeader]: "yes" }])(
  "with %j, which anybody can send, a proxy's headers are not heard",
  (headers) => {
    const asked = read("/e/500", {
      ...headers,
      "x-code": "503",
      "x-service-name": "shop",
      "x-request-id": "abc123xyz789",
      "x-format": "application/json",
    });
    expect(asked).toMatchObject({ kind: "500", service: null, format: "html" });
    expect(asked).not.toMatchObject({ reference: deriveReference("abc123xyz789") });
  },
);

test.each([
  ["/e/shop/502.html", "html"],
  ["/e/shop/502.json", "json"],
  ["/e/shop/502.txt", "text"],
  ["/e/502.json", "json"],
  ["/e/team%2Fshop/502.txt", "text"],
])("the extension of %s wins over what is accepted", (path, format) => {
  const accepts = { accept: "application/problem+json" };
  expect(read(path, accepts)).toMatchObject({ wants: "page", kind: "502", format });
});

test.each(["/e/shop/502.xml", "/e/shop/.json", "/e/shop/502.html.json", "/e/status.json"])(
  "%s asks for the page of what is not there",
  (path) => {
    expect(read(path)).toMatchObject({ wants: "page", kind: "404" });
  },
);

test("the address behind a problem's type explains the kind", () => {
  expect(read("/e/503/about")).toEqual({
    wants: "explanation",
    kind: "503",
    language: null,
    head: false,
  });
  expect(read("/e/shop/about")).toMatchObject({ wants: "page", kind: "404", service: "shop" });
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

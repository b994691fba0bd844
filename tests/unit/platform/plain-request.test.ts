import { expect, test } from "vitest";
import { createPlainReader } from "#lib/platform/http/plain-request.ts";

const bytesOf = (text: string) => Buffer.from(text, "latin1");
const read = (text: string) => createPlainReader()(bytesOf(text));
const post = (body: string, ...fields: string[]) =>
  [
    "POST /api/ingest?key=x HTTP/1.1",
    "Host: shop",
    `Content-Length: ${Buffer.byteLength(body, "latin1")}`,
    ...fields,
    "",
    body,
  ].join("\r\n");

test("a post is read with its fields by lower-case name, their blanks cut off, and its body", () => {
  const request = read(post('{"a":1}', "Content-Type: \t application/json ", "X-Empty:"));
  expect(request).toEqual({
    head: {
      method: "POST",
      url: "/api/ingest?key=x",
      headers: {
        host: "shop",
        "content-length": "7",
        "content-type": "application/json",
        "x-empty": "",
      },
      isLast: false,
    },
    body: Buffer.from('{"a":1}'),
  });
});

test("a get has no body", () => {
  const request = read("GET /e/shop HTTP/1.1\r\nHost: shop\r\nAccept: text/html\r\n\r\n");
  expect(request).toMatchObject({
    head: { method: "GET", url: "/e/shop" },
    body: Buffer.alloc(0),
  });
});

test("bytes of a body are anything", () => {
  const body = "\r\n\r\n\0\xff";
  expect(read(post(body))?.body.toString("latin1")).toBe(body);
});

test("names that all objects know are names like others", () => {
  const headers = read(post("x", "__proto__: y", "constructor: z"))?.head.headers ?? {};
  expect(Object.entries(headers)).toContainEqual(["__proto__", "y"]);
  expect(read(post("x"))?.head.headers.constructor).toBeUndefined();
});

test.each([
  ["Connection: Keep-Alive", false],
  ["Connection: close", true],
  ["Connection: CLOSE", true],
])("%s says whether it is the last one", (field, isLast) => {
  expect(read(post("1", field))?.head.isLast).toBe(isLast);
});

const line = "GET /e HTTP/1.1";
test.each([
  ["nothing", ""],
  ["half a head", "POST /api/ingest HTTP/1.1\r\nHost: x\r\n"],
  ["half a body", post("12345").slice(0, -1)],
  ["more than one body", `${post("1")}2`],
  ["two requests", `${line}\r\nHost: x\r\n\r\n${line}\r\nHost: x\r\n\r\n`],
  ["another method", `PUT /e HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n`],
  ["a small method", `get /e HTTP/1.1\r\nHost: x\r\n\r\n`],
  ["an older version", `GET /e HTTP/1.0\r\nHost: x\r\n\r\n`],
  ["a version of one part", `GET /e HTTP/1\r\nHost: x\r\n\r\n`],
  ["two blanks in the first line", `GET  /e HTTP/1.1\r\nHost: x\r\n\r\n`],
  ["a blank in the path", `GET /e /f HTTP/1.1\r\nHost: x\r\n\r\n`],
  ["a whole address", `GET http://x/e HTTP/1.1\r\nHost: x\r\n\r\n`],
  ["an asterisk", `GET * HTTP/1.1\r\nHost: x\r\n\r\n`],
  ["a path beyond ASCII", `GET /caf\xe9 HTTP/1.1\r\nHost: x\r\n\r\n`],
  ["no host", `${line}\r\nAccept: x\r\n\r\n`],
  ["no field at all", `${line}\r\n\r\n`],
  ["two hosts", `${line}\r\nHost: x\r\nHost: y\r\n\r\n`],
  ["a field twice", `${line}\r\nHost: x\r\nCookie: a\r\ncookie: b\r\n\r\n`],
  ["an empty field twice", `${line}\r\nHost: x\r\nCookie:\r\ncookie:\r\n\r\n`],
  ["lines that end alone", `${line}\nHost: x\n\r\n\r\n`],
  ["a line that ends alone", `${line}\r\nHost: x\nAccept: y\r\n\r\n`],
  ["a line that only returns", `${line}\r\nHost: x\rAccept: y\r\n\r\n`],
  ["a folded line", `${line}\r\nHost: x\r\nAccept: y\r\n z\r\n\r\n`],
  ["a blank before the colon", `${line}\r\nHost: x\r\nAccept : y\r\n\r\n`],
  ["a name with a blank", `${line}\r\nHost: x\r\nX y: 1\r\n\r\n`],
  ["a field without a name", `${line}\r\nHost: x\r\n: y\r\n\r\n`],
  ["a field without a colon", `${line}\r\nHost: x\r\nAccept\r\n\r\n`],
  ["a NUL", `${line}\r\nHost: x\r\nAccept: \0\r\n\r\n`],
  ["a value beyond ASCII", `${line}\r\nHost: x\r\nAccept: \xe9\r\n\r\n`],
  ["an empty line first", `\r\n${line}\r\nHost: x\r\n\r\n`],
  ["a post without a length", "POST /e HTTP/1.1\r\nHost: x\r\n\r\n"],
  ["a get with a length", `${line}\r\nHost: x\r\nContent-Length: 0\r\n\r\n`],
  ["a get with a body", `${line}\r\nHost: x\r\n\r\nbody`],
  ["two lengths in one", post("1").replace("Length: 1", "Length: 1, 1")],
  ["two lengths", post("1", "Content-Length: 1")],
  ["a length with a sign", post("1").replace("Length: 1", "Length: +1")],
  ["a length in hexadecimal", post("1").replace("Length: 1", "Length: 0x1")],
  ["a length with a point", post("1").replace("Length: 1", "Length: 1.0")],
  ["no length's digits", post("").replace("Length: 0", "Length:")],
  ["chunks", post("1", "Transfer-Encoding: chunked")],
  ["chunks without a length", `POST /e HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n`],
  ["an expectation", post("1", "Expect: 100-continue")],
  ["an upgrade", post("1", "Upgrade: h2c")],
  ["an empty word about the connection", post("1", "Connection:")],
  ["fields of one hop", post("1", "Connection: keep-alive, x-secret")],
  ["trailers", post("1", "TE: trailers")],
  ["a long head", post("1", `X: ${"x".repeat(8192)}`)],
  ["many fields", post("1", ...Array.from({ length: 63 }, (_, at) => `X${at}: 1`))],
])("%s is for a complete parser", (_, text) => {
  expect(read(text)).toBeNull();
});

test("what is not too long and not too much is read", () => {
  expect(read(post("1", `X: ${"x".repeat(8000)}`))).not.toBeNull();
  expect(read(post("1", ...Array.from({ length: 62 }, (_, at) => `X${at}: 1`)))).not.toBeNull();
});

test("a head that comes again with another length is the same one, with the body that came", () => {
  const readNext = createPlainReader();
  const first = readNext(bytesOf(post("1", "Authorization: Bearer a")));
  const second = readNext(bytesOf(post("x".repeat(12), "Authorization: Bearer a")));
  expect(second?.head).toBe(first?.head);
  expect(second?.body.toString()).toBe("x".repeat(12));
});

const again = post("12", "Authorization: Bearer a");
test.each([
  ["another key", post("12", "Authorization: Bearer b")],
  ["one field more", post("12", "Authorization: Bearer a", "X: y")],
  ["another path", again.replace("/api/ingest", "/api/INGEST")],
  ["another name of the length", again.replace("Content-Length", "Content-length")],
])("a head with %s is read anew", (_, text) => {
  const readNext = createPlainReader();
  const first = readNext(bytesOf(again));
  const second = readNext(bytesOf(text));
  expect(second).toEqual(read(text));
  expect(second?.head).not.toBe(first?.head);
});

test.each([
  ["less than its length", again.slice(0, -1)],
  ["more than its length", `${again}3`],
  ["a head that ends early", again.slice(0, 60)],
  ["no digits", again.replace("Length: 2", "Length: ")],
  ["a sign", again.replace("Length: 2", "Length: -2")],
  ["a blank in the digits", again.replace("Length: 2", "Length: 0 2")],
  ["too many digits", again.replace("Length: 2", "Length: 0000000002")],
  ["two requests", again + again],
  ["nothing", ""],
])("%s is for a complete parser, also where the head is known", (_, text) => {
  const readNext = createPlainReader();
  expect(readNext(bytesOf(again))).not.toBeNull();
  expect(readNext(bytesOf(text))).toBeNull();
  expect(readNext(bytesOf(again))?.body.toString()).toBe("12");
});

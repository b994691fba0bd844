import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { readBody } from "#lib/platform/http/limit-body.ts";

const limit = 100;
const body = Buffer.from("x".repeat(limit));

test("a body that has come as a whole is there at once", () => {
  expect(readBody(body, limit, null)).toBe(body);
});

test.each([
  ["with an encoding that changes nothing", body, "identity"],
  ["in parts", Readable.from([body.subarray(0, 40), body.subarray(40)]), null],
  ["packed", gzipSync(body), "gzip"],
])("a body is the same %s", async (_, sent, encoding) => {
  expect(await readBody(sent, limit, encoding)).toEqual(body);
});

test.each([
  ["as a whole", Buffer.concat([body, body]), null],
  ["with an encoding that changes nothing", Buffer.concat([body, body]), "identity"],
  ["in parts", Readable.from([body, body]), null],
  ["packed", gzipSync(Buffer.concat([body, body])), "gzip"],
])("beyond the limit it is refused %s", async (_, sent, encoding) => {
  await expect(readBody(sent, limit, encoding)).rejects.toMatchObject({ code: "too-large" });
});

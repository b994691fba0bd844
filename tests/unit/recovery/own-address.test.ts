import { expect, test } from "vitest";
import { isOwnAddress } from "#lib/recovery/own-address.ts";

const own = ["postgresql://user:password@127.0.0.1:5433/paramedic", "http://0.0.0.0:3000"];

test.each([
  ["http://localhost:5433/", true],
  ["http://[::1]:5433/", true],
  ["http://127.9.9.9:3000/x", true],
  ["http://localhost:9000/", false],
  ["https://db.example.com:5433/", false],
])("%s is an own address: %s", (url, answer) => {
  expect(isOwnAddress(url, own)).toBe(answer);
});

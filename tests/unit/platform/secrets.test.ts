import { expect, test } from "vitest";
import { generateSecret, isSigned, seal, sign, unseal } from "#lib/platform/secrets.ts";

const secret = "whsec_a-secret-of-a-channel";
const place = "channels:1:secret";

test("a sealed secret opens in its own row and in no other", () => {
  const sealed = seal(secret, place);
  expect(sealed).not.toContain(secret);
  expect(unseal(sealed, place)).toBe(secret);
  expect(() => unseal(sealed, "channels:2:secret")).toThrow();
});

test("no two sealings are alike, so that equal secrets are not seen to be equal", () => {
  expect(seal(secret, place)).not.toBe(seal(secret, place));
});

test("a change of any byte is noticed", () => {
  const [version, text = ""] = seal(secret, place).split(".");
  const bytes = Buffer.from(text, "base64url");
  for (let index = 0; index < bytes.length; index += 1) {
    const changed = Buffer.from(bytes);
    changed[index] = (changed[index] ?? 0) ^ 1;
    expect(() => unseal(`${version}.${changed.toString("base64url")}`, place)).toThrow();
  }
});

test("a signature counts for its text and purpose only", () => {
  const signature = sign("run 1", "approval");
  expect(isSigned("run 1", "approval", signature)).toBe(true);
  expect(isSigned("run 2", "approval", signature)).toBe(false);
  expect(isSigned("run 1", "status", signature)).toBe(false);
  expect(isSigned("run 1", "approval", signature.slice(0, -1))).toBe(false);
  expect(isSigned("run 1", "approval", "")).toBe(false);
});

test("secrets are unlike each other and can stand in an address", () => {
  const made = new Set(Array.from({ length: 1000 }, () => generateSecret("pmt")));
  expect(made.size).toBe(1000);
  for (const one of made) expect(one).toMatch(/^pmt_[A-Za-z0-9_]{32}$/);
});

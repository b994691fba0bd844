import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import {
  pageSecurityPolicy,
  siteHeaders,
  toastStyleHashes,
} from "#lib/platform/http/security-headers.ts";

const built = { nonce: "bm9uY2U", development: false };
const hashOf = (text: string) => `sha256-${createHash("sha256").update(text).digest("base64")}`;

test("the policy lets in the style that the toasts write, and no other of a library", () => {
  const source = readFileSync("node_modules/sonner/dist/index.mjs", "utf8");
  const [, literal = ""] = /__insertCSS\(("(?:[^"\\]|\\.)*")\)/.exec(source) ?? [];
  expect(toastStyleHashes).toEqual([hashOf(""), hashOf(JSON.parse(literal))]);
});

test("no script and no style of a built page is allowed for being in it", () => {
  const directives = pageSecurityPolicy(built).split("; ");
  expect(directives).toContain("default-src 'none'");
  expect(directives).toContain("script-src 'nonce-bm9uY2U' 'strict-dynamic'");
  const lenient = directives.filter((directive) => /unsafe|\*|https?:|blob:/.test(directive));
  expect(lenient).toEqual(["style-src-attr 'unsafe-inline'"]);
});

test("only `next dev` evaluates texts", () => {
  expect(pageSecurityPolicy({ ...built, development: true })).toContain("'unsafe-eval'");
});

test("browsers are told to keep to https where the address is https, and nowhere else", () => {
  expect(siteHeaders("http://localhost:3000")).not.toHaveProperty("strict-transport-security");
  expect(siteHeaders("https://errors.example.com")).toHaveProperty("strict-transport-security");
});

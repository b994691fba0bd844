import { expect, test } from "vitest";
import { compactScript } from "#lib/error-pages/compact-script.ts";
import { pageScript } from "#lib/error-pages/script.ts";

function run(script: string): unknown {
  return new Function("given", `return ${script}`)([3, 4]);
}

test.each([
  [
    `(() => { const first = given[0]; const later = (value) => value + first; return later(1); })()`,
    4,
  ],
  [
    `(() => { const words = { first: "one  two : first" }; const first = 1; return words.first + first; })()`,
    "one  two : first1",
  ],
  [
    `(() => {\n  // nothing first\n  let total = 0;\n  for (const [index, value] of given.entries()) total += index * value;\n  return total;\n})()`,
    4,
  ],
  [
    `(() => { const many = [...given, 5], most = Math.max(...many); return many.length + " " + most; })()`,
    "3 5",
  ],
  [`(() => { const text = "a - b"; return text.replace(/ - /g, " + ").length - -1; })()`, 6],
  [
    `(() => { const a = 1, other = 2; let count = a; count = -other + +a; return count-- - --count; })()`,
    2,
  ],
  [
    `(() => { try { throw 7; } catch {}\n  const done = !given[9] ? given.length : 0;\n  return done; })()`,
    2,
  ],
  [`(() => { const value = \`x : y\`; return typeof value === "string" && value; })()`, "x : y"],
  [`(() => { const first = given[0]; // that's the first\n  { }\n  return first; })()`, 3],
  [`(() => { const { length } = given; const first = given[0]; return length + first; })()`, 5],
  [
    `(() => { const value = 2, make = (one) => ({ value, other: [one, value], more: { one } }); return JSON.stringify(make(7)); })()`,
    '{"value":2,"other":[7,2],"more":{"one":7}}',
  ],
])("the compact form of %s does the same", (source, expected) => {
  expect(run(source)).toBe(expected);
  expect(run(compactScript(source))).toBe(expected);
  expect(compactScript(source).length).toBeLessThan(source.length);
});

test("the page's script is a script, and half of it is not names and spaces", () => {
  expect(() => new Function(pageScript)).not.toThrow();
  expect(pageScript).not.toMatch(/\/\/ |^ /m);
  expect(pageScript.length).toBeLessThan(3500);
});

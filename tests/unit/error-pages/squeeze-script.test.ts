import { expect, test } from "vitest";
import { shortenNames, squeezeScript } from "#lib/error-pages/squeeze-script.ts";

test("comments and spaces go, and what is in strings stays", () => {
  const text = `
const wait = (tries) => {
  // Not "more" than that.
  return tries < 2 ? " a : b " : "// no comment";
};
for (const one of [...wait]) one.go();
`;
  expect(squeezeScript(text)).toBe(
    `const wait=(tries)=>{return tries<2?" a : b ":"// no comment";};for(const one of[...wait])one.go();`,
  );
});

test("names become letters, but not those of properties, nor words in strings", () => {
  const text = `const wait=find("wait"),seen=all.wait;wait.find=[...wait];waiting=find;`;
  expect(shortenNames(text, ["wait", "find"])).toBe(
    `const a=b("wait"),seen=all.wait;a.find=[...a];waiting=b;`,
  );
});

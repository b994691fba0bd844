import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { prepareFirstError } from "#components/insights/prepare-first-error.ts";

const snippets = prepareFirstError("https://paramedic.example.com/base", "pmk_it's secret");

test("every snippet names the real address and the key", () => {
  expect(snippets.map(({ language }) => language)).toEqual(["curl", "Node", "Python"]);
  for (const { code } of snippets) {
    expect(code).toContain("https://paramedic.example.com/api/ingest");
    expect(code).toContain("secret");
  }
});

test("the Node snippet is a program that posts a record the door takes", () => {
  const node = snippets.find(({ language }) => language === "Node")?.code ?? "";
  const program = `globalThis.fetch = async (url, init) => console.log(JSON.stringify({ url, ...init }));\n${node}`;
  const printed = execFileSync(process.execPath, ["--input-type=module", "-e", program]);
  const sent = JSON.parse(printed.toString());
  expect(sent.headers.authorization).toBe("Bearer pmk_it's secret");
  expect(JSON.parse(sent.body)).toMatchObject({ error_code: "DB_CONNECTION_FAILED" });
});

import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { prepareFirstError } from "#components/insights/prepare-first-error.ts";
import { findProgram } from "#tests/support/find-program.ts";
import { wordsOf } from "#tests/support/words.ts";

const snippets = prepareFirstError(wordsOf("insights.snippets"), {
  baseUrl: "https://paramedic.example.com/base",
  key: "pmk_it's secret",
  service: 'o\'hare "shop"',
  dsn: "https://pmk_secret@paramedic.example.com/7",
});
const codeOf = (wanted: string) => snippets.find(({ language }) => language === wanted)?.code ?? "";

test("every snippet names the real address and the key", () => {
  expect(snippets.map(({ language }) => language)).toEqual([
    ...["curl", "Node", "Python", "Go", "Java", "PHP", "Sentry", "OpenTelemetry"],
  ]);
  for (const { code } of snippets) {
    expect(code).toContain("paramedic.example.com");
    expect(code).toContain("secret");
  }
  const inBefore = snippets.flatMap(({ before }) => before?.code ?? []).join("\n");
  expect(inBefore).toContain("OTEL_EXPORTER_OTLP_HEADERS");
});

test("the Node snippet is a program that posts a record the door takes", () => {
  const program = `globalThis.fetch = async (url, init) => console.log(JSON.stringify({ url, ...init }));\n${codeOf("Node")}`;
  const printed = execFileSync(process.execPath, ["--input-type=module", "-e", program]);
  const sent = JSON.parse(printed.toString());
  expect(sent.headers.authorization).toBe("Bearer pmk_it's secret");
  expect(JSON.parse(sent.body)).toMatchObject({
    service_name: 'o\'hare "shop"',
    error_code: "DB_CONNECTION_FAILED",
  });
});

test.each([["curl"], ["OpenTelemetry"]])("the %s snippet survives a shell", (language) => {
  const printed = execFileSync("bash", [
    "-c",
    `curl() { printf '%s\\n' "$@"; }\n${codeOf(language)}`,
  ]).toString();
  expect(printed).toContain("Authorization: Bearer pmk_it's secret");
  expect(() => JSON.parse(printed.trim().split("\n").at(-1) ?? "")).not.toThrow();
  expect(printed).toContain("o'hare");
});

test.skipIf(findProgram("python3") === null)("the Python snippet can be read by Python", () => {
  const check = "import ast, sys; ast.parse(sys.stdin.read())";
  expect(() => execFileSync("python3", ["-c", check], { input: codeOf("Python") })).not.toThrow();
});

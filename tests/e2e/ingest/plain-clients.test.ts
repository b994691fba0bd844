import { spawn, spawnSync } from "node:child_process";
import { afterAll, beforeAll, expect, test } from "vitest";
import { useDatabase } from "#tests/support/database.ts";
import { addIngestKey } from "#tests/support/send-ingest.ts";
import { type Served, serveDoors } from "#tests/support/sentry-servers.ts";

const database = useDatabase();
let doors: Served;

beforeAll(async () => {
  doors = await serveDoors();
  await addIngestKey(database, "organisation-key");
});
afterAll(() => doors.close());

const hasCurl = spawnSync("curl", ["--version"]).status === 0;
const hasRequests = spawnSync("python3", ["-c", "import requests"]).status === 0;

/** Runs a program and answers what it prints; fails with what it complains of. */
async function run(program: string, args: string[], input = ""): Promise<string> {
  const child = spawn(program, args);
  const [out, faults]: string[][] = [[], []];
  child.stdout.on("data", (chunk) => out?.push(String(chunk)));
  child.stderr.on("data", (chunk) => faults?.push(String(chunk)));
  child.stdin.end(input);
  const code = await new Promise((resolve) => child.once("close", resolve));
  expect(code, faults?.join("")).toBe(0);
  return out?.join("") ?? "";
}

const countOf = (error_code: string) => database.pool.record.count({ where: { error_code } });

test("curl posts a record as README shows it", async ({ skip }) => {
  skip(!hasCurl, "curl is not on this machine");
  const answer = await run("curl", [
    ...["-sS", "-X", "POST", `http://${doors.host}/api/ingest?key=organisation-key`],
    ...["-H", "content-type: application/json", "-d"],
    JSON.stringify({ message: "from curl", error_code: "CURL", service_name: "shell" }),
  ]);
  expect(JSON.parse(answer)).toMatchObject({ accepted: 1, stored: "database" });
  expect(await countOf("CURL")).toBe(1);
});

test.skipIf(!hasCurl)(
  "curl streams lines from its input, in chunks and without a length",
  async () => {
    const lines = Array.from({ length: 500 }, (_, index) =>
      JSON.stringify({ message: `line ${index}`, code: "LINES", service: "shell" }),
    );
    const answer = await run(
      "curl",
      [
        ...["-sS", "-T", "-", "-X", "POST", `http://${doors.host}/api/ingest`],
        ...["-H", "x-ingest-key: organisation-key", "-H", "content-type: application/x-ndjson"],
      ],
      lines.join("\n"),
    );
    expect(JSON.parse(answer)).toMatchObject({ accepted: 500 });
    expect(await countOf("LINES")).toBe(500);
  },
);

test("Python's requests posts with nothing but a URL", async ({ skip }) => {
  skip(!hasRequests, "Python with requests is not on this machine");
  const program = [
    "import json, requests, sys, traceback",
    "try:",
    "    {}['id']",
    "except KeyError as error:",
    "    info = {'message': str(error), 'code': 'KEY', 'service': 'py', 'stack_trace': traceback.format_exc()}",
    "    answer = requests.post(sys.argv[1], json=info)",
    "    print(json.dumps([answer.status_code, answer.json()]))",
  ].join("\n");
  const url = `http://${doors.host}/api/ingest?key=organisation-key`;
  const answer = await run("python3", ["-c", program, url]);
  expect(JSON.parse(answer)).toMatchObject([202, { accepted: 1 }]);
  expect(await countOf("KEY")).toBe(1);
});

import { spawn } from "node:child_process";
import { chmod, chown, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { describePublicKey, openSigningKey } from "#lib/agent/job-signature.ts";

const isRoot = process.getuid?.() === 0;
if (!isRoot) process.stdout.write("Not run: giving a file away needs root\n");
const allowed = { commands: { restart: { run: ["/bin/true"] } } };
const config = {
  ...{ server: "https://paramedic.invalid", name: "web-1", token: "pma_a-token-of-the-tests-1" },
  server_key: describePublicKey(openSigningKey(Buffer.alloc(32, 1))),
  allow_file: "allow.json",
};
let folder: string;
let configFile: string;
let allowFile: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "paramedic-agent-start-"));
  configFile = join(folder, "agent.json");
  allowFile = join(folder, "allow.json");
  await writeFile(configFile, JSON.stringify(config), { mode: 0o600 });
  await writeFile(allowFile, JSON.stringify(allowed), { mode: 0o644 });
});
afterEach(() => rm(folder, { recursive: true }));

/** Starts it as `npm run agent` does; what it printed, and its end. */
function start(): Promise<{ code: number | null; printed: string }> {
  const args = ["scripts/agent.mjs", "--config", configFile];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      printed += text;
      // One that does start is told to end.
      if (printed.includes("asks")) child.kill("SIGTERM");
    });
  }
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, printed })));
}

const change = (more: object) => () =>
  writeFile(configFile, JSON.stringify({ ...config, ...more }));
const cases: [string, () => Promise<void>, RegExp][] = [
  [
    "an allow-list that all may write",
    () => chmod(allowFile, 0o666),
    /allow\.json: can be written by others/,
  ],
  [
    "an allow-list that its group may write",
    () => chmod(allowFile, 0o664),
    /allow\.json: can be written by others/,
  ],
  ["an allow-list that is not there", () => rm(allowFile), /allow\.json: ENOENT/],
  [
    "an allow-list that is not JSON",
    () => writeFile(allowFile, "restart"),
    /allow\.json: is not JSON/,
  ],
  [
    "an allow-list with a shell string",
    () => writeFile(allowFile, '{"commands":{"a":{"run":"reboot"}}}'),
    /allow\.json: commands\.a\.run/,
  ],
  [
    "a configuration that others may read",
    () => chmod(configFile, 0o644),
    /agent\.json: can be read by others/,
  ],
  ["a configuration that is not there", () => rm(configFile), /agent\.json: ENOENT/],
  [
    "a server over plain http",
    change({ server: "http://paramedic.example.com" }),
    /agent\.json: server: must be https/,
  ],
  ["no token", change({ token: undefined }), /agent\.json: .*either token or token_file/],
  ["a wrong server key", change({ server_key: "abc" }), /agent\.json: server_key: is not/],
  [
    "a state that is none",
    () => writeFile(join(folder, "agent-state.json"), "{}", { mode: 0o600 }),
    /agent-state\.json: is not the state/,
  ],
];

test.each(cases)(
  "with %s the agent does not start, and says why in one line",
  async (_, spoil, words) => {
    await spoil();
    const { code, printed } = await start();
    expect(printed).toMatch(words);
    expect(printed.trim()).not.toContain("\n");
    expect(code).toBe(1);
  },
);

test.skipIf(!isRoot)(
  "with an allow-list of another user the agent does not start, and says why in one line",
  async () => {
    await chown(allowFile, 12_345, 12_345);
    const { code, printed } = await start();
    expect(printed.trim()).toMatch(
      /^\S*allow\.json: belongs to user 12345, neither to root nor to user 0$/,
    );
    expect(code).toBe(1);
  },
);

test("with everything in order it asks its server, and ends when it is told to", async () => {
  const { code, printed } = await start();
  expect(printed).toMatch(
    /agent web-1 asks https:\/\/paramedic\.invalid for jobs; this host allows restart/,
  );
  expect(code).toBe(0);
});

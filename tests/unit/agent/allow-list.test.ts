import { chmodSync, chownSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { parseAllowList } from "#lib/agent/allow-list.ts";
import { openAllowList } from "#lib/agent/allow-list-file.ts";
import { refuseFile } from "#lib/agent/read-guarded-file.ts";

const list = (command: unknown) => JSON.stringify({ commands: { restart: command } });

describe("an allow-list", () => {
  test("holds argument lists, with limits of its own where none are given", () => {
    const parsed = parseAllowList(list({ run: ["/usr/bin/supervisorctl", "restart", "web"] }));
    expect(parsed.get("restart")).toEqual({
      run: ["/usr/bin/supervisorctl", "restart", "web"],
      timeout_seconds: 30,
      most_per_hour: 6,
      min_seconds_between: 30,
      cwd: "/",
      env: {},
    });
  });

  test("allows nothing that merely every object has", () => {
    const parsed = parseAllowList(list({ run: ["/bin/true"] }));
    for (const name of ["__proto__", "constructor", "toString"]) {
      expect(parsed.get(name)).toBeUndefined();
    }
  });

  test.each<[string, string, RegExp]>([
    ["a shell string", list({ run: "/bin/sh -c reboot" }), /commands\.restart\.run/],
    ["a program without its path", list({ run: ["supervisorctl", "restart"] }), /absolute path/],
    ["no program", list({ run: [] }), /commands\.restart\.run/],
    ["a NUL in an argument", list({ run: ["/bin/echo", "a\0b"] }), /NUL/],
    ["evidence as a string", list({ run: ["/bin/true"], evidence: "date" }), /evidence/],
    ["an unknown member", list({ run: ["/bin/true"], shell: true }), /shell/],
    ["a name with a slash", '{"commands":{"a/b":{"run":["/bin/true"]}}}', /commands/],
    ["a name that hides", '{"commands":{"__proto__x":{"run":["/bin/true"]}}}', /commands/],
    ["a time-out of nothing", list({ run: ["/bin/true"], timeout_seconds: 0 }), /timeout_seconds/],
    ["a relative folder", list({ run: ["/bin/true"], cwd: "tmp" }), /cwd/],
    ["a wrong variable", list({ run: ["/bin/true"], env: { "A B": "c" } }), /env/],
    ["no commands", "{}", /commands/],
    ["no JSON", "restart: /bin/true", /not JSON/],
  ])("with %s is refused in one line", (_, text, words) => {
    expect(() => parseAllowList(text)).toThrow(words);
    expect(() => parseAllowList(text)).not.toThrow(/\n/);
  });
});

describe("the file of an allow-list", () => {
  const folder = mkdtempSync(join(tmpdir(), "paramedic-allow-"));
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each([
    ["of root", { uid: 0, mode: 0o100644, isFile: true }, null],
    ["of the agent's own user", { uid: 1000, mode: 0o100600, isFile: true }, null],
    ["of somebody else", { uid: 1001, mode: 0o100644, isFile: true }, /belongs to user 1001/],
    ["that its group may write", { uid: 0, mode: 0o100664, isFile: true }, /written by others/],
    ["that all may write", { uid: 0, mode: 0o100646, isFile: true }, /written by others/],
    ["that is a folder", { uid: 0, mode: 0o040755, isFile: false }, /not a file/],
  ])("%s is judged by owner and mode", (_, facts, words) => {
    const refusal = refuseFile(facts, "unwritable", 1000);
    if (words === null) expect(refusal).toBeNull();
    else expect(refusal).toMatch(words);
  });

  test("with a token in it may not even be read by others", () => {
    const facts = { uid: 0, mode: 0o100644, isFile: true };
    expect(refuseFile(facts, "private", 0)).toMatch(/read by others/);
    expect(refuseFile({ ...facts, mode: 0o100600 }, "private", 0)).toBeNull();
  });

  test("is read again when it changed, and allows nothing while it cannot be trusted", () => {
    const path = join(folder, "allow.json");
    const lines: string[] = [];
    writeFileSync(path, list({ run: ["/bin/true"] }), { mode: 0o600 });
    const file = openAllowList(path, (line) => lines.push(line));
    expect([...(file.current()?.keys() ?? [])]).toEqual(["restart"]);
    writeFileSync(path, '{"commands":{"other":{"run":["/bin/true"]}}}');
    expect([...(file.current()?.keys() ?? [])]).toEqual(["other"]);
    chmodSync(path, 0o666);
    expect(file.current()).toBeNull();
    chmodSync(path, 0o600);
    expect(file.current()?.size).toBe(1);
    writeFileSync(path, "half of a fi");
    expect(file.current()).toBeNull();
    rmSync(path);
    expect(file.current()).toBeNull();
    expect(lines.filter((line) => line.startsWith("nothing is allowed"))).toHaveLength(3);
  });

  test.skipIf(process.getuid?.() !== 0)("of another user stops the start", () => {
    const path = join(folder, "foreign.json");
    writeFileSync(path, list({ run: ["/bin/true"] }), { mode: 0o644 });
    chownSync(path, 12_345, 12_345);
    expect(() => openAllowList(path, () => {})).toThrow(/belongs to user 12345/);
  });
});

if (process.getuid?.() !== 0) process.stdout.write("Not run: giving a file away needs root\n");
